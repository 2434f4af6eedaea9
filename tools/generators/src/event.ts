import { formatFiles, type Tree } from '@nx/devkit';
import { addConsumer } from './consumer';
import { addBefore, addImport, addLine, addToList, parse, find } from './edit';
import { contractsOf } from './places';
import { words } from './words';

export interface EventOptions {
  service: string;
  /** As in `outgoing-lead`. */
  aggregate: string;
  /** As in `lead-approved`. */
  name: string;
  /** When it is published, in a sentence. */
  description: string;
  /** The class of its data where that tells more than the resource, as in `LeadStatusEventData`. */
  data?: string;
  /** Who handles it, as in `lead.viewings`. */
  consumer?: string;
}

/** An event that shows the present state of its aggregate, and who caused it. */
export default async function generateEvent(tree: Tree, options: EventOptions): Promise<void> {
  declareEvent(tree, options);
  if (options.consumer) addConsumer(tree, { group: options.consumer, event: options.name });
  await formatFiles(tree);
}

function declareEvent(tree: Tree, { service, aggregate, name, description, data }: EventOptions): void {
  const { camel, pascal } = words(aggregate);
  const event = words(name).camel;
  const all = `${contractsOf(service)}/events.ts`;
  const own = `${contractsOf(service)}/${aggregate}.events.ts`;
  const list = `${words(service).camel}Events`;
  const text = `export const ${event} = defineEvent({
    name: '${name}',
    topic: ${camel}Topic,
    description: ${JSON.stringify(description)},
    data: ${data ?? `${pascal}EventData`},
    sample: { ${camel}: ${camel}Sample, actor },
  });`;
  // events of several aggregates may stand in one file, before the list of them
  if (find(parse(tree, tree.exists(own) ? own : all), [event])) throw new Error(`There is an event ${name} already.`);
  if (tree.exists(own)) {
    addLine(tree, own, `\n${text}`);
    addImport(tree, all, [event], `./${aggregate}.events`);
  } else addBefore(tree, all, list, text);
  addToList(tree, all, [list], event);
}
