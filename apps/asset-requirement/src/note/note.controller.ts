import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Note, NoteCreate, NoteCreated, NoteIdParams, NoteList, NoteSearch, NoteUpdate } from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  Creates,
  CurrentCaller,
  Deletes,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { noteList, noteResource } from './note.search';
import { NoteService } from './note.service';

@ApiTags('Notes')
@Controller('notes')
export class NoteController {
  constructor(
    private readonly notes: NoteService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('note:create')
  @Creates(NoteCreated, 'Write a note on an asset requirement, which has at most 20')
  createNote(@Context() context: RequestContext, @Body() body: NoteCreate): Promise<HttpResult> {
    return this.notes.create(context, body);
  }

  @Get()
  @Allow('note:read')
  @Lists(NoteList, 'List the notes of an asset requirement, the newest first')
  async listNotes(@CurrentCaller() caller: Caller, @Query() query: NoteSearch): Promise<HttpResult> {
    return ok(await this.reader.list(noteList, caller, query));
  }

  @Get(':noteId')
  @Allow('note:read')
  @Reads(Note, 'Find a note')
  async getNote(@CurrentCaller() caller: Caller, @Param() { noteId }: NoteIdParams): Promise<HttpResult> {
    return found(await this.reader.read(noteResource, caller, noteId));
  }

  @Put(':noteId')
  @Allow('note:update')
  @Changes('Change what a note says')
  updateNote(
    @Context() context: RequestContext,
    @Param() { noteId }: NoteIdParams,
    @Body() body: NoteUpdate,
  ): Promise<HttpResult> {
    return this.notes.update(context, noteId, body);
  }

  @Delete(':noteId')
  @Allow('note:update')
  @Deletes('Delete a note')
  deleteNote(@Context() context: RequestContext, @Param() { noteId }: NoteIdParams): Promise<HttpResult> {
    return this.notes.delete(context, noteId);
  }
}
