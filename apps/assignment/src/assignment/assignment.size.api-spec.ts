import type { SalesAssignmentCreate } from '@ovipro/contracts';
import { refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aSale } from '../testing/assignment.mother';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const maxBodyBytes = 1_048_576;
const maxTextLength = 10_000;

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  maxItems?: number;
}

/** How many items the API says that a list of a sale may have. */
async function maxItemsOf(...path: string[]): Promise<number> {
  const token = await assignments.service.issuer.token({});
  const { body } = await assignments.service.send('GET', '/openapi/assignment.json', { token });
  const { schemas } = (body as { components: { schemas: Record<string, Schema> } }).components;
  const resolve = (schema: Schema): Schema => {
    const { $ref = schema.allOf?.[0].$ref } = schema;
    return $ref ? schemas[$ref.split('/').at(-1) as string] : schema;
  };
  const found = path.reduce((schema, name) => resolve(resolve(schema).properties?.[name] as Schema), {
    ...schemas.SalesAssignmentCreate,
  });
  return found.maxItems as number;
}

const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const bytesOf = (body: object): number => Buffer.byteLength(JSON.stringify(body));

/** A sale with as many items in its lists as there may be, and texts as long as the body may be. */
async function theLargestSale(): Promise<SalesAssignmentCreate> {
  const { assets, ...sale } = aSale(assignments.office);
  const { leaseAgreement: _lease, acquisitionBySellers: _acquired, ...asset } = assets[0];
  const party = (): { partyId: string; partyTypeCode: 'PERSON_PARTY' } => ({
    partyId: randomUUID(),
    partyTypeCode: 'PERSON_PARTY',
  });
  const body = {
    ...sale,
    assignment: {
      ...sale.assignment,
      agents: repeated(await maxItemsOf('assignment', 'agents'), (n) => ({
        agentId: randomUUID(),
        roleCode: n === 0 ? 'RESPONSIBLE_AGENT' : 'ACQUISITION_AGENT',
      })),
    },
    sellerCustomerParties: repeated(await maxItemsOf('sellerCustomerParties'), party),
    consentorParties: repeated(await maxItemsOf('consentorParties'), party),
    assets: repeated(await maxItemsOf('assets'), (n) => ({
      ...asset,
      realtyId: randomUUID(),
      termsAndConditions: { ...asset.termsAndConditions, sellingStrengthsAndWeaknesses: n === 0 ? '' : 'x' },
    })),
  };
  let left = maxBodyBytes - bytesOf(body);
  for (const { termsAndConditions } of body.assets) {
    const length = Math.min(left, maxTextLength - 1);
    termsAndConditions.sellingStrengthsAndWeaknesses += 'y'.repeat(length);
    left -= length;
  }
  expect([left, bytesOf(body)]).toEqual([0, maxBodyBytes]);
  return body as SalesAssignmentCreate;
}

describe('the largest assignment that the limits let through', () => {
  it('is created, answered, published and found, and goes through its life', async () => {
    const body = await theLargestSale();
    expect(body.assets).toHaveLength(100);
    const made = await assignments.send('POST', '/salesAssignments', body);
    expect(made.status).toBe(201);
    const { assignmentId } = made.body as { assignmentId: string };
    const answer = await assignments.read(assignmentId);
    expect(answer).toMatchObject(body);
    const [created] = await assignments.published(assignmentId);
    expect([created.name, created.data.assignment]).toEqual(['assignment-created', answer]);
    const last = body.assets.at(-1) as { realtyId: string };
    expect(await assignments.find(`realtyId=${last.realtyId}`)).toEqual([assignmentId]);
    await assignments.run(assignmentId, 'LOCK', 'ACTIVATE', 'FINISH');
    expect((await assignments.diary(assignmentId)).assignmentActivation?.assets).toHaveLength(100);
    expect(await assignments.eventsOf(assignmentId)).toEqual([
      ...['assignment-created', 'assignment-locked', 'assignment-activated', 'assignment-finished'],
    ]);
  }, 60_000);

  it('is not larger by a byte', async () => {
    const body = await theLargestSale();
    const [{ termsAndConditions }] = body.assets;
    const longer = {
      ...termsAndConditions,
      paymentTermsDescription: `${termsAndConditions?.paymentTermsDescription}.`,
    };
    const assets = body.assets.map((asset, n) => (n === 0 ? { ...asset, termsAndConditions: longer } : asset));
    const refusedBody = await assignments.send('POST', '/salesAssignments', { ...body, assets });
    expect(refusal(refusedBody)).toEqual(refused(413, 'BAD_REQUEST_BODY'));
  });
});
