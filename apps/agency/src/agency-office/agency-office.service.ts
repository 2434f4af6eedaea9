import { Injectable } from '@nestjs/common';
import {
  agencyOfficeChanged,
  type AgencyOfficeContactsUpdate,
  type AgencyOfficeLocation,
  type AgencyOfficeUpdate,
} from '@ovipro/contracts';
import { type HttpResult, ok, type RequestContext, type Transaction, UnitOfWork, updated } from '@ovipro/platform';
import { replaceContacts } from './agency-office.contacts';
import type { AgencyOfficeEntity } from './agency-office.entity';
import { agencyOfficeProjection } from './agency-office.projection';
import { agencyOfficeRoot } from './agency-office.root';

type Content = AgencyOfficeEntity['content'];

@Injectable()
export class AgencyOfficeService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  update(
    context: RequestContext,
    agencyOfficeId: string,
    { agencyOfficeId: _same, ...written }: AgencyOfficeUpdate,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const office = await tx.lock(agencyOfficeRoot, agencyOfficeId);
      save(tx, office, { ...notWritten(office.content), ...written });
      return updated(agencyOfficeProjection.etag(office));
    });
  }

  updateCoordinates(
    context: RequestContext,
    agencyOfficeId: string,
    location: AgencyOfficeLocation,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const office = await tx.lock(agencyOfficeRoot, agencyOfficeId);
      save(tx, office, { ...office.content, location });
      return updated(agencyOfficeProjection.etag(office));
    });
  }

  /** Answers the contacts as they are now, with the ids of new ones. */
  updateContacts(
    context: RequestContext,
    agencyOfficeId: string,
    { contacts: wanted, officeDescription: description }: AgencyOfficeContactsUpdate,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const office = await tx.lock(agencyOfficeRoot, agencyOfficeId);
      const contacts = replaceContacts(office.content.contacts ?? [], wanted);
      save(tx, office, { ...office.content, contacts, ...(description && { description }) });
      return ok({ contacts }, { etag: agencyOfficeProjection.etag(office) });
    });
  }
}

function save(tx: Transaction, office: AgencyOfficeEntity, content: Content): void {
  if (tx.change(office, { content })) tx.emit(office, agencyOfficeChanged);
}

/** What an update leaves as it is: the import's part, and what has endpoints of its own. */
const notWritten = ({
  agencyOfficeNumber,
  agencyOrganizationGroup,
  contacts,
  location,
  postalAddress,
  visitingAddress,
  contracts,
}: Content): Omit<Content, keyof AgencyOfficeUpdate> => ({
  agencyOfficeNumber,
  agencyOrganizationGroup,
  contacts,
  location,
  postalAddress,
  visitingAddress,
  contracts,
});
