import { type ConsumerGroup, deadLetterTopic, type Topic, userOf } from '@ovipro/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { aclEntries, aclFilter, type Admin, administer, type Connection } from './kafkajs';

/** What a user may do on the broker, in the terms of Kafka's own tools. */
export interface Grant {
  user: string;
  resource: 'topic' | 'group';
  /** A name, or with `prefixed` the beginning of names. */
  name: string;
  prefixed: boolean;
  operations: ('read' | 'write' | 'describe')[];
}

/**
 * The least that each user needs: a service writes its own topics; a reader reads as its groups, from the topics that they
 * declare, and reads and writes its dead-letter topics.
 */
export function grants(topics: Topic[], groups: ConsumerGroup[]): Grant[] {
  const written = topics.flatMap(({ owner, name }) => (owner ? [onTopic(owner, name, ['write'])] : []));
  const users = [...new Set(groups.map(userOf))];
  return [
    ...written,
    ...users.map(
      (user): Grant => ({ user, resource: 'group', name: `${user}.`, prefixed: true, operations: ['read'] }),
    ),
    ...users.flatMap((user) => readings(user, groups)),
    ...groups.flatMap((group) =>
      group.topics.map((topic) => onTopic(userOf(group), deadLetterTopic(topic.name, group.name), ['read', 'write'])),
    ),
  ];
}

const onTopic = (user: string, name: string, operations: Grant['operations']): Grant => ({
  user,
  resource: 'topic',
  name,
  prefixed: false,
  operations,
});

function readings(user: string, groups: ConsumerGroup[]): Grant[] {
  const names = groups
    .filter((group) => userOf(group) === user)
    .flatMap((group) => group.topics.map(({ name }) => name));
  return [...new Set(names)].map((name) => onTopic(user, name, ['read']));
}

export interface Granted {
  granted: number;
  /** What our users may do on the broker though nothing declares it, as sentences. Nothing is revoked. */
  undeclared: string[];
}

/**
 * Creates the declared ACL entries, and reports those beyond them.
 * @throws Error if the broker does not list the entries that it was told to create
 */
export function applyGrants(connection: Connection, wanted: Grant[]): Promise<Granted> {
  return administer(connection, async (admin) => {
    const acl = wanted.flatMap(aclEntries);
    const declared = new Set(acl.map(lineOf));
    const present = await untilShown(admin, acl, declared);
    const users = new Set(wanted.map(({ user }) => `User:${user}`));
    const undeclared = present.filter(({ principal, line }) => users.has(principal) && !declared.has(line));
    return { granted: declared.size, undeclared: undeclared.map(({ line }) => line) };
  });
}

type Entry = ReturnType<typeof aclEntries>[number];
type Present = { principal: string; line: string };

const lineOf = (entry: Omit<Entry, 'host' | 'permissionType'>): string =>
  `${entry.principal} operation ${entry.operation} on resource ${entry.resourceType} ${entry.resourceName} (pattern ${entry.resourcePatternType})`;

/** A broker that is busy creating topics may confirm ACLs without creating them, so they are listed and created again. */
async function untilShown(admin: Admin, acl: Entry[], declared: Set<string>): Promise<Present[]> {
  for (let tries = 0; tries < 10; tries += 1) {
    await admin.createAcls({ acl });
    const present = await presentGrants(admin);
    const lines = new Set(present.map(({ line }) => line));
    if ([...declared].every((line) => lines.has(line))) return present;
    await sleep(500);
  }
  throw new Error('The broker does not list the ACL entries that it was told to create.');
}

async function presentGrants(admin: Admin): Promise<Present[]> {
  const { resources } = await admin.describeAcls(aclFilter);
  return resources.flatMap(({ acls, ...resource }) =>
    acls.map((entry) => ({ principal: entry.principal, line: lineOf({ ...resource, ...entry }) })),
  );
}
