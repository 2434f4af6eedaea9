import { type EventDefinition, eventType } from '@ovipro/contracts';
import { eventSchemas, schemaPath } from '../../documents/event-documents';
import { html, type Html } from '../html';
import { json } from './json';
import { propertiesOf, type Property, type Schema } from './properties';

/** The table of an event's properties, from its schema. */
function propertyTable(name: string, properties: Property[]): Html {
  return html`
    <table class="stacked properties">
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
        ${properties.map(row)}
      </tbody>
    </table>
  `;
}

function row({ path, required, type, limits, pattern, codes, description }: Property): Html {
  const at = path.replace(/\[\]$/, '').lastIndexOf('.') + 1;
  return html`<tr>
    <th scope="row">
      <code><span class="above">${path.slice(0, at)}</span>${path.slice(at)}</code>
      ${required && html`<span class="required">required</span>`}
    </th>
    <td>
      ${type}${limits.length > 0 && html`<small>${limits.join(', ')}</small>`}${pattern !== undefined &&
      html`<small><code>${pattern}</code></small>`}
    </td>
    <td>
      ${description}
      ${codes.length > 0 && html`<span class="codes">${codes.map((code) => html`<code>${code}</code> `)}</span>`}
    </td>
  </tr>`;
}

/** What its data is, where it has any: link to the schema, table and sample. */
function dataOf({ name, sample }: EventDefinition, schemaText: string): Html {
  const properties = propertiesOf(JSON.parse(schemaText) as Schema);
  return html`
    <details>
      <summary>Properties <span class="count">${properties.length}</span></summary>
      ${propertyTable(name, properties)}
    </details>
    <details>
      <summary>Golden sample</summary>
      <p>The value as it is published; the tests of both sides are held to it.</p>
      <pre tabindex="0" aria-label="Golden sample of ${name}"><code>${json(sample)}</code></pre>
    </details>
  `;
}

const tombstone = html`<p class="tombstone">
  A tombstone: key and headers, no value. On a compacted topic it also removes what the key held.
</p>`;

/** One event with everything that a subscriber asks of it. */
export function eventArticle(event: EventDefinition): Html {
  const { name, description } = event;
  const schema = eventSchemas.get(`${name}.json`);
  return html`
    <article class="event" aria-labelledby="${name}">
      <h3 id="${name}"><a href="#${name}">${name}</a></h3>
      <p>${description}</p>
      <dl class="facts">
        <div>
          <dt><code>ce_type</code></dt>
          <dd><code>${eventType(name)}</code></dd>
        </div>
        ${schema !== undefined &&
        html`<div>
          <dt><code>ce_dataschema</code></dt>
          <dd><a href="${schemaPath(name)}">${schemaPath(name)}</a></dd>
        </div>`}
      </dl>
      ${schema === undefined ? tombstone : dataOf(event, schema)}
    </article>
  `;
}
