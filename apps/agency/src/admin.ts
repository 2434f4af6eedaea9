import { Clock, UnitOfWork } from '@ovipro/platform';
import { createDataSource, createLogger } from '@ovipro/platform/server';
import { accountImporter } from './account/account.import';
import { AccountService } from './account/account.service';
import { Passwords } from './account/passwords';
import { agencyImporter } from './agency/agency.import';
import { agencyOfficeImporter } from './agency-office/agency-office.import';
import { agentImporter } from './agent/agent.import';
import { importRecords, type ImportReport } from './import/import-records';
import type { ImportOptions } from './import/importer';
import type { Line } from './import/read-record';
import { agencyService } from './service';
import { KeyCipher } from './signing-key/key-cipher';
import { SigningKeys } from './signing-key/signing-key.service';

export const ImportKind = ['agencies', 'offices', 'agents', 'accounts'] as const;
export type ImportKind = (typeof ImportKind)[number];

export interface AdminConfig {
  /** The service's database, as the runtime role. */
  databaseUrl: string;
  /** The base of the `dataschema` of the events that changes cause. */
  schemaBase: string;
  passwordCost: number;
}

/** What operators do with the agency service's data beside HTTP: the service's own commands and transactions. */
export interface Admin {
  import(
    kind: ImportKind,
    lines: AsyncIterable<Line>,
    progress?: (report: ImportReport) => void,
    options?: ImportOptions,
  ): Promise<ImportReport>;
  accounts: AccountService;
  /** Has a new signing key take over shortly. */
  rotateKey(signingKeySecret: string): Promise<{ kid: string; signsFrom: Date }>;
  close(): Promise<void>;
}

/** The relay of the running service finds the events by polling. */
const nobodyToWake = { wake: () => undefined };

/** Connects to the agency service's database; throws what the driver throws where it does not answer. */
export async function openAdmin({ databaseUrl, schemaBase, passwordCost }: AdminConfig): Promise<Admin> {
  const source = await createDataSource(agencyService.persistence, databaseUrl, { poolSize: 2 }).initialize();
  const clock = new Clock();
  const unitOfWork = new UnitOfWork(source, clock, nobodyToWake, { service: agencyService.name, schemaBase });
  const accounts = new AccountService(unitOfWork, new Passwords(passwordCost));
  const importers = {
    agencies: agencyImporter(unitOfWork),
    offices: agencyOfficeImporter(unitOfWork),
    agents: agentImporter(unitOfWork),
    accounts: accountImporter(accounts),
  };
  return {
    import: (kind, lines, progress, options) =>
      importRecords<object>(importers[kind] as never, lines, progress, options),
    accounts,
    rotateKey: (secret) => {
      const logger = createLogger(agencyService.name, 'silent');
      return new SigningKeys({ unitOfWork, clock, logger, cipher: new KeyCipher(secret), days: 1 }).rotate();
    },
    close: () => source.destroy(),
  };
}
