import { type Admin, openAdmin } from '@ovipro/agency';
import { Account, Role, validate } from '@ovipro/contracts';
import { ConfigError } from '@ovipro/platform';
import { parseArgs } from 'node:util';
import { readConfig, type ToolConfig } from './config';
import { UsageError } from './end';
import { readPassword } from './password';

export const accountsUsage = `Usage: npm run accounts -- <command>
  list                               all accounts
  create <username> --role <role>    roles: ${Role.join(', ')}
         [--agent <id>] [--office <id>]... [--marketplace <code>] [--name <name>]
  password <username>                a new password
  disable <username>                 no further tokens
  enable <username>
  rotate-key                         a new key to sign tokens with, in force after a minute
A new password is asked for, or read from the standard input.`;

interface Command {
  admin: Admin;
  config: ToolConfig;
  username: string;
  args: string[];
}

const commands: Record<string, (command: Command) => Promise<string>> = {
  list: async ({ admin }) => (await admin.accounts.list()).map(row).join('\n') || 'There are no accounts.',
  create: async ({ admin, username, args }) => {
    const account = accountOf(username, args);
    await admin.accounts.create(account, await readPassword());
    return `${username} can log in.`;
  },
  password: async ({ admin, username }) => {
    await admin.accounts.setPassword(username, await readPassword());
    return `${username} has a new password.`;
  },
  disable: async ({ admin, username }) => {
    await admin.accounts.setDisabled(username, true);
    return `${username} gets no further tokens; those given run out within 15 minutes.`;
  },
  enable: async ({ admin, username }) => {
    await admin.accounts.setDisabled(username, false);
    return `${username} can log in again.`;
  },
  'rotate-key': async ({ admin, config }) => {
    if (!config.signingKeySecret)
      throw new ConfigError('The environment is not complete: SIGNING_KEY_SECRET is required');
    const { kid, signsFrom } = await admin.rotateKey(config.signingKeySecret);
    return `The key ${kid} is published and signs from ${signsFrom.toISOString()}.`;
  },
};

const nameless = ['list', 'rotate-key'];

/** Carries out an operator's command on the accounts. */
export async function runAccounts([name, ...args]: string[]): Promise<number> {
  const run = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  const [username, ...rest] = nameless.includes(name) ? ['', ...args] : args;
  if (!run || username === undefined || username.startsWith('-') || (rest.length > 0 && name !== 'create'))
    throw new UsageError(accountsUsage);
  const config = readConfig();
  const admin = await openAdmin({ ...config, databaseUrl: config.agencyDatabaseUrl });
  try {
    console.log(await run({ admin, config, username, args: rest }));
    return 0;
  } finally {
    await admin.close();
  }
}

const text = { type: 'string' } as const;

function accountOf(username: string, args: string[]): Account {
  const options = {
    role: text,
    agent: text,
    office: { ...text, multiple: true },
    marketplace: text,
    name: text,
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    const { role, agent: agentId, office: agencyOfficeIds = [], marketplace: marketplaceCode, name } = values;
    const given = { username, role, agentId, agencyOfficeIds, marketplaceCode, name };
    const { value, faults } = validate(Account, JSON.parse(JSON.stringify(given)) as object);
    if (faults.length === 0) return value;
    throw new UsageError(faults.map(({ path, message }) => `${path} ${message}`).join('\n'));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n${accountsUsage}`);
  }
}

const row = ({
  username,
  role,
  name,
  agentId,
  agencyOfficeIds,
  marketplaceCode,
  disabled,
}: Account & { disabled: boolean }): string =>
  [
    username.padEnd(30),
    role.padEnd(12),
    disabled ? 'disabled' : 'enabled ',
    ...(name ? [name] : []),
    ...(marketplaceCode ? [marketplaceCode] : []),
    agentId ? `agent ${agentId}` : `${agencyOfficeIds.length} offices`,
  ].join('  ');
