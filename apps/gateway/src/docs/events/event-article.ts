import { type EventDefinition, eventType } from '@ovipro/contracts';
import { schemaPath } from '../../documents/event-documents';
import { dense, html, type Html } from '../html';
import { type Part, partOf, schemaOf } from './parts';
import type { Schema } from './properties';
import { propertyTable } from './property-table';

const tombstone = html`<p class="tombstone">
  A tombstone: key and headers, no value. On a compacted topic it also removes what the key held.
</p>`;

const fact = (name: Html | string, value: Html): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** The parts among the properties, by name, and what else there is. */
function split({ properties = {}, ...schema }: Schema): { carried: [name: string, part: Part][]; own: Schema } {
  const all = Object.entries(properties).map(([name, property]) => ({ name, property, part: partOf(property) }));
  const carried = all.flatMap(({ name, part }): [string, Part][] => (part ? [[name, part]] : []));
  const own = Object.fromEntries(all.flatMap(({ name, property, part }) => (part ? [] : [[name, property]])));
  return { carried, own: { ...schema, properties: own } };
}

function facts(name: string, schema: Schema): Html[] {
  const address = schemaPath(name);
  const parts = split(schema).carried.map(
    ([property, { id }], index) =>
      html`${index > 0 && ', '}<a href="#${id}">${property}</a>${!schema.required?.includes(property) && ' (optional)'}`,
  );
  const schemaLink = html`<a href="${address}">${address}</a>, with the golden sample among its <code>examples</code>`;
  return [
    fact(html`<code>ce_dataschema</code>`, schemaLink),
    ...(parts.length > 0 ? [fact('Carries', html`${parts}`)] : []),
  ];
}

function ownTable(name: string, schema: Schema): Html | undefined {
  const { own } = split(schema);
  return Object.keys(own.properties ?? {}).length > 0 ? propertyTable(name, own) : undefined;
}

/** One event with everything that a subscriber asks of it. What it carries is shown once for all, by the links. */
export function eventArticle({ name, description }: EventDefinition): Html {
  const schema = schemaOf(name);
  return dense(html`
    <article class="event" aria-labelledby="${name}">
      <h3 id="${name}"><a href="#${name}">${name}</a></h3>
      <p>${description}</p>
      <dl class="facts">
        ${fact(html`<code>ce_type</code>`, html`<code>${eventType(name)}</code>`)}${schema && facts(name, schema)}
      </dl>
      ${schema ? ownTable(name, schema) : tombstone}
    </article>
  `);
}
