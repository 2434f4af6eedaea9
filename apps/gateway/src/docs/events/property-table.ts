import { dense, html, type Html } from '../html';
import { partOf } from './parts';
import { propertiesOf, type Property, type Schema } from './properties';

/** The properties of a value, from its schema; of values that stand on the page by themselves, where that is. */
export function propertyTable(name: string, schema: Schema): Html {
  return dense(
    html`<table class="stacked properties">
      <caption class="hidden">
        Properties of ${name}
      </caption>
      <thead>
        <tr>
          <th scope="col">Property</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${propertiesOf(schema, partOf).map(row)}
      </tbody>
    </table>`,
  );
}

/** Text in which backticks mark what is code. */
const prose = (text: string): Html =>
  html`${text.split(/`([^`]+)`/).map((piece, index) => (index % 2 === 0 ? piece : html`<code>${piece}</code>`))}`;

function row({ path, required, type, limits, pattern, codes, description, shownAt }: Property): Html {
  const at = path.replace(/\[\]$/, '').lastIndexOf('.') + 1;
  const above = at > 0 && html`<span class="above">${path.slice(0, at)}</span>`;
  const see = shownAt && html`, see <a href="#${shownAt.id}">${shownAt.name}</a>`;
  const cells = [
    html`<th scope="row">
      <code>${above}${path.slice(at)}</code> ${required && html`<span class="required">required</span>`}
    </th>`,
    html`<td>
      ${type}${see}${limits.length > 0 && html`<small>${limits.join(', ')}</small>`}${pattern !== undefined &&
      html`<small><code>${pattern}</code></small>`}
    </td>`,
    html`<td>
      ${description !== undefined && prose(description)}
      ${codes.length > 0 && html`<span class="codes">${codes.map((code) => html`<code>${code}</code> `)}</span>`}
    </td>`,
  ];
  return html`<tr>
    ${cells}
  </tr>`;
}
