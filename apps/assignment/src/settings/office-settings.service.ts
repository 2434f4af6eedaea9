import { Injectable } from '@nestjs/common';
import {
  integrationSettingsChanged,
  type IntegrationSettingsSave,
  officialAssignmentIdSettingsChanged,
  type OfficialAssignmentIdSettingsSave,
} from '@ovipro/contracts';
import {
  assertIfMatch,
  badBody,
  type Caller,
  type HttpResult,
  newCause,
  notFound,
  ok,
  type RequestContext,
  same,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import type { OfficeSettingsEntity } from './office-settings.entity';
import {
  integrationEtag,
  integrationProjection,
  officeSettings,
  officialIdsEtag,
  officialIdsProjection,
} from './office-settings.root';
import { isIdentifierTaken } from './office-settings.search';

@Injectable()
export class OfficeSettingsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findOfficialIds(caller: Caller, agencyOfficeId: string): Promise<HttpResult> {
    return this.find(caller, agencyOfficeId, (settings) =>
      ok(officialIdsProjection.answer(settings), { etag: officialIdsEtag(settings) }),
    );
  }

  findIntegration(caller: Caller, agencyOfficeId: string): Promise<HttpResult> {
    return this.find(caller, agencyOfficeId, (settings) =>
      ok(integrationProjection.answer(settings), { etag: integrationEtag(settings) }),
    );
  }

  saveOfficialIds(
    context: RequestContext,
    { agencyOfficeId, officeIdentifier }: OfficialAssignmentIdSettingsSave,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const settings = await lockSettings(tx, agencyOfficeId);
      assertIfMatch(context.ifMatch, settings.officialIdsVersion);
      if (settings.officeIdentifier !== officeIdentifier) {
        await assertFreeInAgency(tx, agencyOfficeId, officeIdentifier);
        changeOfficialIds(tx, settings, { officeIdentifier });
      }
      return updated(officialIdsEtag(settings));
    });
  }

  /** The next number is 1 again; numbers that assignments have are passed over as they come. */
  resetSequence(context: RequestContext, agencyOfficeId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const settings = await lockSettings(tx, agencyOfficeId);
      assertIfMatch(context.ifMatch, settings.officialIdsVersion);
      changeOfficialIds(tx, settings, { nextSequenceNumberToBeIssued: 1 });
      return updated(officialIdsEtag(settings));
    });
  }

  saveIntegration(
    context: RequestContext,
    { agencyOfficeId, ...integration }: IntegrationSettingsSave,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const settings = await lockSettings(tx, agencyOfficeId);
      assertIfMatch(context.ifMatch, settings.integrationVersion);
      if (!same(settings.integration, integration)) {
        tx.change(settings, { integration, integrationVersion: settings.integrationVersion + 1 });
        tx.emit(settings, integrationSettingsChanged);
      }
      return updated(integrationEtag(settings));
    });
  }

  /** @throws ApiError notFound where the office is not the caller's */
  private async find(
    caller: Caller,
    agencyOfficeId: string,
    answer: (settings: OfficeSettingsEntity) => HttpResult,
  ): Promise<HttpResult> {
    if (!caller.belongsTo(agencyOfficeId)) throw notFound();
    return this.unitOfWork.run(async (tx) => answer(await tx.findSingleton(officeSettings, agencyOfficeId)), {
      caller,
      cause: newCause(),
    });
  }
}

/** @throws ApiError forbidden where the office is not the caller's */
async function lockSettings(tx: Transaction, agencyOfficeId: string): Promise<OfficeSettingsEntity> {
  tx.assertCanWriteTo(agencyOfficeId, officeSettings.permission);
  return tx.lockSingleton(officeSettings, agencyOfficeId);
}

function changeOfficialIds(
  tx: Transaction,
  settings: OfficeSettingsEntity,
  patch: Partial<OfficeSettingsEntity>,
): void {
  tx.change(settings, { ...patch, officialIdsVersion: settings.officialIdsVersion + 1 });
  tx.emit(settings, officialAssignmentIdSettingsChanged);
}

/** @throws ApiError BAD_REQUEST_BODY where another office of the agency has the identifier; any may have an empty one */
async function assertFreeInAgency(tx: Transaction, agencyOfficeId: string, officeIdentifier: string): Promise<void> {
  if (officeIdentifier === '') return;
  if (!(await isIdentifierTaken(tx, agencyOfficeId, officeIdentifier))) return;
  const message = 'is the identifier of another office of the agency';
  throw badBody([{ path: 'officeIdentifier', errorCode: 'INVALID_TYPE', message }]);
}
