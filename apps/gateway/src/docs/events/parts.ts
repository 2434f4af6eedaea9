import { catalogue } from '@ovipro/contracts';
import { eventSchemas } from '../../documents/event-documents';
import { hasProperties, type Place, type Schema } from './properties';

/** A value that events carry, such as an assignment: the page shows it once, and refers to it wherever it stands. Its name is that of the property. */
export interface Part extends Place {
  schema: Schema;
  /** As the first event carries it. */
  sample: unknown;
  /** The names of the events that carry it. */
  events: string[];
}

/** The schema of what an event carries; undefined where it carries nothing. */
export function schemaOf(event: string): Schema | undefined {
  const text = eventSchemas.get(`${event}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as Schema);
}

/** The same for the same value, whatever is said of it at a place. */
const keyOf = ({ description: _of, ...value }: Schema): string => JSON.stringify(value);

function collect(): Map<string, Part> {
  const found = new Map<string, Part>();
  for (const { name: event, sample } of catalogue)
    for (const [name, schema] of Object.entries(schemaOf(event)?.properties ?? {})) {
      if (!hasProperties(schema)) continue;
      const known = found.get(keyOf(schema));
      if (known) known.events.push(event);
      else
        found.set(keyOf(schema), {
          ...placeOf(name, [...found.values()]),
          schema,
          sample: valueIn(sample, name),
          events: [event],
        });
    }
  return found;
}

const valueIn = (sample: object | undefined, name: string): unknown => (sample as Record<string, unknown>)[name];

/** An id of its own for each: a property of one name may hold another value on another topic. */
function placeOf(name: string, others: Part[]): Place {
  const alike = others.filter((part) => part.name === name).length;
  return { name, id: `data-${name}${alike === 0 ? '' : `-${alike + 1}`}` };
}

const byKey = collect();

/** Every value that events carry, in the order of the catalogue. */
export const parts: Part[] = [...byKey.values()];

/** The part that is such a value, if the page has one. */
export const partOf = (schema: Schema): Part | undefined => byKey.get(keyOf(schema));
