import { MatchReasonCode, realtySample } from '@ovipro/contracts';
import { escapeHtml, plain, renderMail } from './mail.render';
import { mailLanguages, mailTexts } from './mail.texts';

const content = {
  language: 'fi' as const,
  items: [{ realty: realtySample, reasons: ['PRICE', 'ADDRESS'] as MatchReasonCode[] }],
  total: 1,
  realtyPageUrl: 'https://ovipro.example/realties/',
  unsubscribe: 'unsubscribe@ovipro.example',
};

describe('a mail', () => {
  it.each(mailLanguages)('says in %s what the realty is, why it matches and where it is shown', (language) => {
    const texts = mailTexts[language];
    const { subject, text, html } = renderMail({ ...content, language, name: 'Teemu' });
    const link = `https://ovipro.example/realties/${realtySample.realtyId}`;
    expect(subject).toBe(texts.subject(1));
    for (const part of [text, html]) {
      for (const said of ['Tammelankatu 3 A 1', '33500 Tampere', '120', '2010', '3H', texts.types.RESIDENTIAL])
        expect(part).toContain(said);
      expect(part).toContain(`${texts.because} ${texts.reasons.PRICE}, ${texts.reasons.ADDRESS}`);
      expect(part).toContain(link);
      expect(part).toContain('unsubscribe@ovipro.example');
      expect(part).toContain(`${texts.greeting} Teemu,`);
    }
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('has a word for every reason and every type in each language', () => {
    for (const language of mailLanguages) {
      expect(Object.keys(mailTexts[language].reasons).sort()).toEqual([...MatchReasonCode].sort());
      expect(Object.values(mailTexts[language].reasons).every((word) => word.length > 0)).toBe(true);
    }
  });

  it('says how many more matches there are than it shows', () => {
    expect(renderMail({ ...content, language: 'en', total: 53 }).text).toContain('And 52 more.');
  });

  it('of a realty that says nothing has its link alone', () => {
    const { realtyId } = realtySample;
    const { text } = renderMail({ ...content, items: [{ realty: { realtyId }, reasons: [] }] });
    expect(text).toContain(`Katso kohde: https://ovipro.example/realties/${realtyId}`);
    expect(text).not.toContain('undefined');
  });
});

const evil = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><a href='https://evil.example'>x</a>",
  '&lt;b&gt;',
  'a\r\nBcc: victim@example.com\r\n\r\n<h1>x</h1>',
  'see https://evil.example or www.evil.example',
  '\u202egnp.exe\u200b',
  'javascript:alert(1)',
];

describe('texts of realties and parties', () => {
  it.each(evil)('are never HTML, header or link: %j', (text) => {
    const address = { addressLine1: text, district: text, postcode: text, locality: text };
    const realty = {
      ...realtySample,
      address,
      roomCountCode: text,
      currencyCode: text,
      propertyTypeCode: 'constructor',
    };
    const mail = renderMail({ ...content, items: [{ realty, reasons: [] }], name: text });
    const tags = new Set(mail.html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/ .*>/, '>')));
    expect([...tags].sort()).toEqual(
      ['</a>', '</body>', '</html>', '</p>', '<!doctype>', '<a>', '<body>', '<br>', '<html>', '<p>'].sort(),
    );
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      `href="https://ovipro.example/realties/${realtySample.realtyId}"`,
    ]);
    expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([`https://ovipro.example/realties/${realtySample.realtyId}`]);
    expect(mail.text).not.toMatch(/www\.|\r|\u202e|\u200b/);
    expect(mail.text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false);
    expect(mail.subject).toBe(mailTexts.fi.subject(1));
  });

  it('keep letters, and lose what stands behind 200 signs', () => {
    expect(plain('Åkergatan 3 “ä” – 5 €')).toBe('Åkergatan 3 “ä” – 5 €');
    expect(plain('x'.repeat(500))).toHaveLength(200);
    expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
  });
});
