import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiDocument, mergeDocuments } from './merge';

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const documentOf = (name: string, schemas: Record<string, object>, own: Partial<OpenAPIObject> = {}): ApiDocument => ({
  name,
  base: `/${name}/v1`,
  document: {
    openapi: '3.0.0',
    info: { title: `${name} API`, version: '1.0', description: `About ${name}` },
    servers: [{ url: `/${name}/v1` }],
    paths: {
      '/things': {
        get: {
          operationId: 'search',
          security: [{ bearerAuth: [] }],
          responses: { 200: { description: 'ok', content: { 'application/json': { schema: refer('Thing') } } } },
        },
      },
    },
    components: { schemas, securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } } },
    ...own,
  } as OpenAPIObject,
});

const same = { type: 'object', properties: { errorCode: { type: 'string' } } };
const money = { type: 'number' };

describe('mergeDocuments', () => {
  const lead = documentOf('lead', {
    Thing: { properties: { address: refer('Address'), money: refer('Money') } },
    Address: { maxLength: 1 },
    Money: money,
    ErrorBody: same,
  });
  const requirement = documentOf('asset-requirement', {
    Thing: { properties: { address: refer('Address'), money: refer('Money') } },
    Address: { maxLength: 2 },
    Money: money,
    ErrorBody: same,
    Own: { items: refer('Address') },
  });
  const merged = mergeDocuments([lead, requirement]);
  const schemas = merged.components?.schemas as Record<string, object>;

  it('puts paths below their base, with operations of unmistakable names', () => {
    expect(Object.keys(merged.paths)).toEqual(['/lead/v1/things', '/asset-requirement/v1/things']);
    expect(Object.values(merged.paths).map(({ get }) => get?.operationId)).toEqual([
      'leadSearch',
      'assetRequirementSearch',
    ]);
    expect(merged.servers).toEqual([{ url: '/' }]);
  });

  it('keeps what is the same once, and what differs under the API’s name', () => {
    expect(Object.keys(schemas).sort()).toEqual(
      [
        'AssetRequirementAddress',
        'AssetRequirementThing',
        'ErrorBody',
        'LeadAddress',
        'LeadThing',
        'Money',
        'Own',
      ].sort(),
    );
    expect([schemas.LeadAddress, schemas.AssetRequirementAddress]).toEqual([{ maxLength: 1 }, { maxLength: 2 }]);
  });

  it('separates what is the same by its text but refers to what differs', () => {
    expect(schemas.LeadThing).toEqual({ properties: { address: refer('LeadAddress'), money: refer('Money') } });
    expect(schemas.AssetRequirementThing).toEqual({
      properties: { address: refer('AssetRequirementAddress'), money: refer('Money') },
    });
    expect(schemas.Own).toEqual({ items: refer('AssetRequirementAddress') });
    expect(JSON.stringify(merged.paths['/lead/v1/things'])).toContain('#/components/schemas/LeadThing');
  });

  it('finds a free name where the obvious one is taken', () => {
    const other = documentOf('agency', { Thing: { type: 'string' } });
    const taken = documentOf('lead', { Thing: { type: 'object' }, LeadThing: { type: 'number' } });
    const names = Object.keys(mergeDocuments([taken, other]).components?.schemas ?? {});
    expect(names).toEqual(['LeadThing_', 'LeadThing', 'AgencyThing']);
  });

  it('follows references in discriminators', () => {
    const mapping = { propertyName: 'kind', mapping: { A: '#/components/schemas/Address' } };
    const one = documentOf('lead', { Address: { maxLength: 1 }, Thing: { discriminator: mapping } });
    const { components } = mergeDocuments([one, documentOf('agency', { Address: { maxLength: 2 }, Thing: {} })]);
    expect(components?.schemas?.LeadThing).toMatchObject({
      discriminator: { mapping: { A: '#/components/schemas/LeadAddress' } },
    });
  });

  it('merges tags and security schemes', () => {
    const one = documentOf('lead', {}, { tags: [{ name: 'A' }, { name: 'B' }] });
    const schemes = { securitySchemes: { bearerAuth: { type: 'http' as const, scheme: 'basic' } } };
    const two = documentOf('agency', {}, { tags: [{ name: 'B' }, { name: 'C' }], components: schemes });
    const both = mergeDocuments([one, two]);
    expect(both.tags?.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(Object.keys(merged.components?.securitySchemes ?? {})).toEqual(['bearerAuth']);
    expect(Object.keys(both.components?.securitySchemes ?? {})).toEqual(['LeadBearerAuth', 'AgencyBearerAuth']);
    expect(both.paths['/agency/v1/things'].get?.security).toEqual([{ AgencyBearerAuth: [] }]);
  });

  it('groups the tags by API, and gives an operation without one its API’s title', () => {
    const operation = (...tags: string[]) => ({ get: { responses: {}, ...(tags.length > 0 && { tags }) } });
    const one = documentOf('lead', {}, { paths: { '/a': operation('A', 'B'), '/b': operation('B') } });
    const two = documentOf('agency', {}, { paths: { '/c': operation(), '/d': operation('D') } });
    expect(mergeDocuments([one, two])).toMatchObject({
      'x-tagGroups': [
        { name: 'lead API', tags: ['A', 'B'] },
        { name: 'agency API', tags: ['agency API', 'D'] },
      ],
    });
  });

  it('says of each API what it says of itself, and once what all of them say', () => {
    const info = (summary: string) => ({ title: 'API', version: '1.0', description: `${summary}\n\n# Errors\n\nAll.` });
    const one = documentOf('lead', {}, { info: info('Leads.') });
    const two = documentOf('agency', {}, { info: info('Agencies.\n\nAnd offices.') });
    expect(mergeDocuments([one, two]).info.description).toBe(
      '`/lead/v1`: Leads.\n\n`/agency/v1`: Agencies.\n\nAnd offices.\n\n# Errors\n\nAll.',
    );
  });

  it('leaves an operation open that says so, and gives the document’s security to one that says nothing', () => {
    const paths = { '/a': { get: { security: [], responses: {} }, post: { responses: {} } } };
    const { paths: got } = mergeDocuments([documentOf('lead', {}, { paths, security: [{ bearerAuth: [] }] })]);
    expect([got['/lead/v1/a'].get?.security, got['/lead/v1/a'].post?.security]).toEqual([[], [{ bearerAuth: [] }]]);
  });

  it('makes the same text of the same documents, and leaves them as they were', () => {
    const before = JSON.stringify([lead, requirement]);
    expect(JSON.stringify(mergeDocuments([lead, requirement]))).toBe(JSON.stringify(merged));
    expect(JSON.stringify([lead, requirement])).toBe(before);
  });
});
