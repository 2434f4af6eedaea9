import { describeWithVeraPdf, eventually, startProcess } from '@ovipro/testing';
import { join } from 'node:path';
import { Assignments } from '../testing/assignment-service';
import { aPlan } from '../testing/assignment.mother';
import { DocumentClient } from '../testing/document-client';

jest.setTimeout(300_000);

// no worker of its own: a process of its own is, and is killed
let assignments: Assignments;
let documents: DocumentClient;
beforeAll(async () => {
  assignments = await Assignments.start({ role: 'api', documentRenderers: 1, documentWaitMs: 0 });
  documents = new DocumentClient(assignments);
});
afterAll(() => assignments?.close());

const main = join(__dirname, '../../dist/main.js');

/** A worker in a process of its own, over the same databases. */
const startWorker = () => {
  const { databaseUrl, eventsDatabaseUrl, jwksUrl } = assignments.service.config;
  const urls = { DATABASE_URL: databaseUrl, EVENTS_DATABASE_URL: eventsDatabaseUrl as string, JWKS_URL: jwksUrl };
  return startProcess(main, { ROLE: 'worker', ...urls });
};
/** A contract that takes seconds to render. */
async function aLongContract(): Promise<[assignmentId: string, documentId: string]> {
  const [asset] = assignments.body('SALES').assets as object[];
  const id = await assignments.create('SALES', { assets: Array.from({ length: 100 }, () => asset) });
  await assignments.run(id, 'LOCK');
  return [id, (await assignments.read(id)).contractDocumentId as string];
}

it('a process that is killed while it renders loses nothing', async () => {
  const [id, documentId] = await aLongContract();
  const worker = await startWorker();
  const job = async () => {
    const sql = `SELECT state FROM job WHERE kind = 'render-document' AND key = $1`;
    return (await assignments.service.db.query<{ state: string }>(sql, [documentId])).rows[0]?.state;
  };
  await eventually(async () => (await job()) === 'running', 'the rendering');
  await worker.kill('SIGKILL');
  // it was under way: neither content nor hash nor event, and the job is there for the next worker
  expect(await job()).toBe('running');
  expect((await documents.metadata(documentId)).sha256).toBeUndefined();
  expect((await documents.content(documentId)).status).toBe(503);
  // its lease runs out
  await assignments.service.db.query('UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE key = $1', [
    documentId,
  ]);
  const next = await startWorker();
  await eventually(async () => (await documents.metadata(documentId)).sha256 !== undefined, 'the content', 120_000);
  const events = await assignments.published(id);
  await next.kill('SIGTERM');
  expect(events.filter(({ name }) => name === 'document-generated')).toHaveLength(1);
  expect((await documents.bytes(documentId)).length).toBe((await documents.metadata(documentId)).contentLength);
});

describeWithVeraPdf('what the service makes', (validatePdf) => {
  const expectValid = async (documentId: string): Promise<void> => {
    const bytes = await documents.bytes(documentId);
    expect([await validatePdf(bytes, '2a'), await validatePdf(bytes, 'ua1')]).toEqual([[], []]);
  };

  it.each(['SALES', 'PURCHASE', 'RENTAL'] as const)('is PDF/A-2a and PDF/UA-1: the contract of %s', async (type) => {
    const id = await assignments.run(await assignments.create(type), 'LOCK');
    await documents.render();
    await expectValid((await assignments.read(id, type)).contractDocumentId as string);
  });

  it('is PDF/A-2a and PDF/UA-1: continuation, appendix and plan', async () => {
    const id = await assignments.active();
    const agreementId = await assignments.continued(id);
    await assignments.sign(id, agreementId);
    const [{ realtyId }] = assignments.body('SALES').assets as { realtyId: string }[];
    await assignments.send('POST', `/salesAssignments/${id}/explanatoryAppendix`, { realtyId });
    await assignments.send('PUT', `/salesAssignments/${id}/marketingPlan`, aPlan());
    await documents.planDocument(id);
    await documents.render();
    const made = await documents.list(id);
    expect(made.map(({ documentTypeCode }) => documentTypeCode).sort()).toEqual([
      'ASSIGNMENT_AGREEMENT',
      'CONTINUATION_AGREEMENT',
      'EXPLANATORY_APPENDIX',
      'MARKETING_PLAN',
    ]);
    for (const { documentId } of made) await expectValid(documentId);
  });
});
