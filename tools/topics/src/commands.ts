import { consumerGroups, topics } from '@ovipro/contracts';
import { applyGrants, applyTopics, brokerTopics, type Grant, grants } from '@ovipro/platform/server';
import { brokerOf } from './config';

type Say = (line: string) => void;

/** Creates what is missing, and tells what is otherwise than declared. */
export async function apply(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const { connection, replication } = brokerOf(env);
  const { created, differences } = await applyTopics(connection, brokerTopics(topics, consumerGroups, replication));
  created.forEach((name) => say(`created ${name}`));
  differences.forEach((line) => say(`different: ${line}`));
  say(`${created.length} topics created, ${differences.length} differences; nothing that was there is changed`);
}

/** What is declared, without a broker. */
export function list(say: Say): void {
  for (const { name, partitions, settings } of brokerTopics(topics, consumerGroups, 1)) {
    const kept = settings['cleanup.policy'] === 'compact' ? 'compacted' : `${days(settings['retention.ms'])} days`;
    say(`${name}  ${partitions} partitions, ${kept}`);
  }
}

const days = (milliseconds: string): number => Number(milliseconds) / 86_400_000;

/** Prints who may do what; gives it to them where `give` says so, and tells what they have beyond it. */
export async function acls(env: NodeJS.ProcessEnv, give: boolean, say: Say): Promise<void> {
  const wanted = grants(topics, consumerGroups);
  wanted.forEach((grant) => say(lineOf(grant)));
  if (!give) return;
  const { granted, undeclared } = await applyGrants(brokerOf(env).connection, wanted);
  undeclared.forEach((line) => say(`undeclared: ${line}`));
  say(`${granted} rights given, ${undeclared.length} undeclared; none was taken away`);
}

const lineOf = ({ user, operations, resource, name, prefixed }: Grant): string =>
  `User:${user} may ${operations.join(', ')} ${resource} ${name}${prefixed ? '*' : ''}`;
