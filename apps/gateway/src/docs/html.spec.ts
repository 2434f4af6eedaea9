import { dense, html, Html } from './html';

describe('html', () => {
  it('escapes what is put in, in text and in attributes', () => {
    const evil = `"><script>'&`;
    expect(html`<a title="${evil}">${evil}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</a>',
    );
  });

  it('keeps pieces as they are, also in lists', () => {
    const pieces = ['a', '<'].map((text) => html`<li>${text}</li>`);
    expect(html`${pieces}${[[html`<b>b</b>`]]}`.text).toBe('<li>a</li><li>&lt;</li><b>b</b>');
  });

  it('shows nothing for nothing, and zero for zero', () => {
    expect(html`${undefined}${false}${0}`.text).toBe('0');
  });

  it('can do without indentation', () => {
    const indented = new Html('<tr>\n  <td>\n    a\n    b\n  </td>\n  <td><b>c</b> d</td>\n</tr>');
    expect(dense(indented).text).toBe('<tr><td>a\nb</td><td><b>c</b> d</td></tr>');
  });
});
