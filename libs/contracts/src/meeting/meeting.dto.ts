import { IdField, ListOf, TextField, TimeField } from '../common/fields';
import { Counted, PageQuery, QueryIds, QueryText, SortField } from '../common/query';

export class MeetingIdParams {
  @IdField({ example: 'c6b87022-40b6-40c0-af83-baeac9a1765d' })
  meetingId!: string;
}

/** What only is read and written as a whole. */
export class MeetingContent {
  @TextField({ max: 10_000, optional: true, example: 'Avaimet saa toimistolta.' })
  notes?: string;
}

/** What a caller says of a meeting. */
export class MeetingDetails extends MeetingContent {
  @IdField({ description: 'The office that it belongs to', example: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8' })
  agencyOfficeId!: string;

  @TextField({ max: 200, example: 'Ensimmäinen' })
  name!: string;
}

export class MeetingCreate extends MeetingDetails {}

/** As created; what is left out becomes unset. */
export class MeetingUpdate extends MeetingDetails {}

export class MeetingCreated extends MeetingIdParams {}

export class Meeting extends MeetingDetails {
  @IdField({ example: 'c6b87022-40b6-40c0-af83-baeac9a1765d' })
  meetingId!: string;

  @TimeField()
  creationTime!: string;

  @TimeField()
  modificationTime!: string;
}

export class MeetingSearch extends PageQuery {
  @QueryIds({ description: 'Meetings with one of these ids' })
  meetingId?: string[];

  @QueryIds({ description: 'Meetings of one of these offices' })
  agencyOfficeId?: string[];

  @QueryText(200, { description: 'Meetings of exactly this name', example: 'Ensimmäinen' })
  name?: string;

  @SortField(['creationTime', 'modificationTime', 'name'])
  sort?: string[];
}

export class MeetingPage extends Counted {
  @ListOf(() => Meeting)
  meetings!: Meeting[];
}
