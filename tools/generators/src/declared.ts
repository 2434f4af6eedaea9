import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { find, parse } from './edit';

/** An event as the contracts declare it. */
export interface DeclaredEvent {
  /** As in `leadApproved`. */
  variable: string;
  /** The class of its data, as in `LeadStatusEventData`; none where it is a tombstone. */
  data?: string;
  /** As in `leadTopic`. */
  topic: string;
  /** The file that declares the topic, from `libs/contracts/src`, without its ending. */
  topicFile: string;
  /** The field of the resource that is the key, as in `leadId`. */
  key: string;
  /** The resource that the topic is about, as in `outgoing-lead`. */
  resource: string;
}

const contracts = 'libs/contracts/src';

/** @throws Error where the contracts declare no event of that name */
export function declaredEvent(tree: Tree, name: string): DeclaredEvent {
  for (const file of files(tree)) {
    const source = parse(tree, file);
    for (const variable of variables(source)) {
      const part = (property: string): string | undefined => find(source, [variable, property])?.getText();
      const topic = part('topic');
      if (topic && (part('name') === `'${name}'` || name === snapshotOf(tree, source, variable, topic)))
        return { variable, topic, data: part('data'), ...topicOf(tree, topic) };
    }
  }
  throw new Error(`The contracts declare no event ${name}: generate it with event.`);
}

/** The name of a snapshot, which its topic gives it; undefined where the variable is no snapshot. */
function snapshotOf(tree: Tree, source: ts.SourceFile, variable: string, topic: string): string | undefined {
  const call = find(source, [variable]);
  if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'defineSnapshot') return undefined;
  return `${topicOf(tree, topic).resource}-snapshot`;
}

function topicOf(tree: Tree, topic: string): Pick<DeclaredEvent, 'topicFile' | 'key' | 'resource'> {
  for (const file of files(tree)) {
    const found = find(parse(tree, file), [topic]);
    if (!found || !ts.isCallExpression(found)) continue;
    const [resource, key] = found.arguments.map((each) => (each as ts.StringLiteral).text);
    return {
      key,
      resource: resource.replace(/^ovipro\./, ''),
      topicFile: file.slice(contracts.length + 1, -'.ts'.length),
    };
  }
  throw new Error(`The contracts declare no ${topic}.`);
}

/** The sources of the services' contracts. */
const files = (tree: Tree): string[] =>
  tree
    .children(contracts)
    .filter((folder) => !tree.isFile(`${contracts}/${folder}`))
    .flatMap((folder) => tree.children(`${contracts}/${folder}`).map((file) => `${contracts}/${folder}/${file}`))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

const variables = (source: ts.SourceFile): string[] =>
  source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => statement.declarationList.declarations.map(({ name }) => name.getText()));
