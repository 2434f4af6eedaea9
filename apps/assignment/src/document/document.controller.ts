import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentDocument, AssignmentDocumentList, DocumentIdParams, DocumentSearch } from '@ovipro/contracts';
import {
  Allow,
  Caller,
  CurrentCaller,
  Downloads,
  type FileResult,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
} from '@ovipro/platform';
import { documentList, documents } from './document.search';
import { DocumentService } from './document.service';

@ApiTags('Documents')
@Controller('documents')
export class DocumentController {
  constructor(
    private readonly service: DocumentService,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Allow('assignment:read')
  @Lists(AssignmentDocumentList, 'Find all documents of an assignment, the newest first')
  async listDocuments(@CurrentCaller() caller: Caller, @Query() query: DocumentSearch): Promise<HttpResult> {
    return ok(await this.reader.list(documentList, caller, query));
  }

  @Get(':documentId')
  @Allow('assignment:read')
  @Reads(AssignmentDocument, 'Find what is known of a document besides its content')
  async getDocument(@CurrentCaller() caller: Caller, @Param() { documentId }: DocumentIdParams): Promise<HttpResult> {
    return found(await this.reader.read(documents, caller, documentId));
  }

  @Get(':documentId/content')
  @Allow('assignment:read')
  @Downloads(
    ['application/pdf'],
    'Fetch the content of a document. A document that is still being rendered is waited for; 503 with Retry-After where that takes too long',
  )
  getDocumentContent(@CurrentCaller() caller: Caller, @Param() { documentId }: DocumentIdParams): Promise<FileResult> {
    return this.service.content(caller, documentId);
  }
}
