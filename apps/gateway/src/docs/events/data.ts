import { html, type Html } from '../html';
import { json } from './json';
import { type Part, partOf, parts } from './parts';
import { propertyTable } from './property-table';

/** A sample, without what stands on the page by itself. */
const ownSample = ({ schema, sample }: Part): object =>
  Object.fromEntries(
    Object.entries(sample as object).filter(([name]) => {
      const property = schema.properties?.[name];
      return property === undefined || !partOf(property);
    }),
  );

const article = (part: Part): Html => {
  const { id, name, schema, events } = part;
  return html`
    <article class="event" aria-labelledby="${id}">
      <h3 id="${id}"><a href="#${id}">${name}</a></h3>
      <p>Carried by ${events.map((event, index) => html`${index > 0 && ', '}<a href="#${event}">${event}</a>`)}.</p>
      <details>
        <summary>Properties</summary>
        ${propertyTable(name, schema)}
      </details>
      <details>
        <summary>Sample</summary>
        <p>As ${events[0]} carries it in its golden sample; what the properties link is left out.</p>
        <pre tabindex="0" aria-label="Sample of ${name}"><code>${json(ownSample(part))}</code></pre>
      </details>
    </article>
  `;
};

/** Every value that events carry: its properties, and a sample. */
export const data = (): Html => html`
  <p>
    Each of these is what GET answers of a resource, or who did something. Events name them by their properties; each
    stands here once.
  </p>
  ${parts.map(article)}
`;

/** For the page's list of contents. */
export const dataParts: [id: string, name: string][] = parts.map(({ id, name }) => [id, name]);
