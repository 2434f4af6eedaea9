import { Body, Controller, Get, Injectable, Module, Param, Post, Put } from '@nestjs/common';
import {
  type HttpResult,
  Allow,
  Caller,
  CurrentCaller,
  Downloads,
  file,
  type FileResult,
  newCause,
  notFound,
  Changes,
  Context,
  created,
  Creates,
  defineProjection,
  defineRoot,
  etagOf,
  RemoteFile,
  RequestContext,
  RootEntity,
  unavailable,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  Probe,
  probeCreated,
  ProbeParams,
  probeSnapshot,
  probeTopic,
  probeUpdated,
  ProbeWrite,
} from './probe.contract';

@Entity('probe')
export class ProbeEntity extends RootEntity {
  @PrimaryColumn('uuid')
  probeId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column('integer')
  amount!: number;

  @Column('text')
  note!: string;

  @Column({ type: 'jsonb', nullable: true })
  extra?: object | null;
}

export const probeRoot = defineRoot({
  resource: 'probe',
  entity: ProbeEntity,
  id: 'probeId',
  topic: probeTopic,
  projection: defineProjection({
    entity: ProbeEntity,
    type: Probe,
    shape: { probeId: 'probeId', amount: 'amount', note: 'note' },
  }),
  snapshot: probeSnapshot,
});

@Injectable()
class ProbeService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, { amount, note = '' }: ProbeWrite): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const probeId = randomUUID();
      const agencyOfficeId = context.caller?.agencyOfficeIds[0] as string;
      tx.emit(tx.insert(probeRoot, { probeId, agencyOfficeId, amount, note }), probeCreated);
      return created({ probeId }, `/probes/${probeId}`);
    });
  }

  update(context: RequestContext, probeId: string, { amount, note = '' }: ProbeWrite): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const probe = await tx.lock(probeRoot, probeId);
      if (tx.change(probe, { amount, note })) tx.emit(probe, probeUpdated);
      return updated(etagOf(probe.version));
    });
  }
}

class Created {}

@Controller('probes')
class ProbeController {
  constructor(private readonly probes: ProbeService) {}

  @Post()
  @Allow('lead:create')
  @Creates(Created, 'Create a probe')
  create(@Context() context: RequestContext, @Body() body: ProbeWrite): Promise<HttpResult> {
    return this.probes.create(context, body);
  }

  @Put(':probeId')
  @Allow('lead:create')
  @Changes('Change a probe')
  update(
    @Context() context: RequestContext,
    @Param() { probeId }: ProbeParams,
    @Body() body: ProbeWrite,
  ): Promise<HttpResult> {
    return this.probes.update(context, probeId, body);
  }
}

@Controller('probes/:probeId/note')
class ProbeNoteController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Allow('lead:create')
  @Downloads(['text/plain'], 'Download the note')
  async download(@CurrentCaller() caller: Caller, @Param() { probeId }: ProbeParams): Promise<FileResult> {
    const probe = await this.unitOfWork.run((tx) => tx.find(probeRoot, probeId), { caller, cause: newCause() });
    if (!probe) throw notFound();
    const options = { mediaType: 'text/plain', fileName: 'note.txt', etag: etagOf(probe.version) };
    const note = Buffer.from(probe.note);
    return file(noteAs[probe.amount % noteAs.length](note), { ...options, length: note.length });
  }
}

/** The ways to answer a file: at hand, as a stream, fetched from elsewhere, and where that cannot be asked. */
const noteAs: ((note: Buffer) => Buffer | Readable | RemoteFile)[] = [
  (note) => note,
  (note) => Readable.from([note]),
  (note) =>
    new RemoteFile(note.length, async (part) => Readable.from([part ? note.subarray(part.start, part.end + 1) : note])),
  (note) =>
    new RemoteFile(note.length, async () => {
      throw unavailable('The note is out of reach.', 7);
    }),
];

@Module({ controllers: [ProbeController, ProbeNoteController], providers: [ProbeService] })
export class ProbeModule {}
