import { type EventDefinition, eventType } from '@ovipro/contracts';
import { schemaPath } from '../../documents/event-documents';
import { html, type Html } from '../html';
import { schemaOf } from './parts';
import { propertyTable } from './property-table';

const tombstone = html`<p class="tombstone">
  A tombstone: key and headers, no value. On a compacted topic it also removes what the key held.
</p>`;

/** One event with everything that a subscriber asks of it. What it carries is shown once for all, by the links of the table. */
export function eventArticle({ name, description }: EventDefinition): Html {
  const schema = schemaOf(name);
  const address = schemaPath(name);
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
          <dd><a href="${address}">${address}</a>, with the golden sample among its <code>examples</code></dd>
        </div>`}
      </dl>
      ${schema === undefined ? tombstone : propertyTable(name, schema)}
    </article>
  `;
}
