import { operationNote, type Permission, permissionsOf, Role } from '@ovipro/contracts';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  type?: string;
}

export interface DescribedOperation {
  operationId?: string;
  description?: string;
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

const roleNames: Record<Role, string> = {
  agent: 'agents',
  'main-user': 'main users',
  marketplace: 'marketplaces',
  partner: 'partners',
  integration: 'integrations',
};

const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Who may call, from what the route asks of tokens. */
function callers(permissions: Permission[] | undefined): string {
  if (!permissions) return 'Everybody may call it, without a token.';
  const roles = Role.filter((role) => permissions.some((permission) => permissionsOf(role).includes(permission)));
  return `May be called by ${list(roles.map((role) => roleNames[role]))} (${list(permissions.map((name) => `\`${name}\``))}).`;
}

/** The optional properties of an object, and of the objects in it that are not lists. */
function optionalOf(given: Schema | undefined, schemas: Record<string, Schema>, path = '', depth = 0): string[] {
  const name = (given?.$ref ?? given?.allOf?.[0]?.$ref)?.split('/').at(-1);
  const schema = name ? schemas[name] : given;
  return Object.entries(schema?.properties ?? {}).flatMap(([property, inner]) => {
    const here = `${path}${property}`;
    if (!schema?.required?.includes(property)) return [here];
    return depth < 1 ? optionalOf(inner, schemas, `${here}.`, depth + 1) : [];
  });
}

/** What a PUT takes away that leaves it out. */
function unsets(operation: DescribedOperation, schemas: Record<string, Schema>): string[] {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const keeps = operationNote(operation.operationId ?? '')?.keeps ?? [];
  const names = optionalOf(body, schemas).filter((name) => !keeps.includes(name));
  if (names.length === 0) return [];
  return [`Optional properties that are left out become unset: ${list(names.map((name) => `\`${name}\``))}.`];
}

/** What an operation does, who may call it, what it unsets and which events follow. */
export function operationText(
  operation: DescribedOperation,
  method: string,
  permissions: Permission[] | undefined,
  schemas: Record<string, Schema>,
): string {
  const note = operationNote(operation.operationId ?? '');
  const events = note?.events ?? [];
  return [
    ...(note ? [note.text] : []),
    ...(operation.description ? [operation.description] : []),
    ...(method === 'put' ? unsets(operation, schemas) : []),
    ...(events.length > 0 ? [`Events: ${list(events.map((name) => `\`${name}\``))}.`] : []),
    callers(permissions),
  ].join('\n\n');
}
