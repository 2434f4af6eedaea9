import type { OpenAPIObject } from '@nestjs/swagger';
import { LeadStatusCode } from '@ovipro/contracts';
import { nameCodes } from './openapi-named-codes';
import { closeRequests } from './openapi-open-answers';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } });

describe('the schemas of a document', () => {
  it('are closed in requests and open in answers, those of both under two names', () => {
    const document = {
      paths: { '/a': { post: { requestBody: content('Create'), responses: { 200: content('Answer') } } } },
      components: {
        schemas: {
          Create: { type: 'object', properties: { part: ref('Part') } },
          Answer: { type: 'object', properties: { part: ref('Part') } },
          Part: { type: 'object', properties: { code: ref('Code') } },
          Code: { type: 'string', enum: ['A'] },
        },
      },
    };
    closeRequests(document as unknown as OpenAPIObject);
    expect(document.components.schemas).toEqual({
      Create: { type: 'object', properties: { part: ref('PartRequest') }, additionalProperties: false },
      Answer: { type: 'object', properties: { part: ref('Part') } },
      Part: { type: 'object', properties: { code: ref('Code') } },
      PartRequest: { type: 'object', properties: { code: ref('Code') }, additionalProperties: false },
      Code: { type: 'string', enum: ['A'] },
    });
  });

  it('name codes once, with what each means', () => {
    const codes = { type: 'string', title: 'LeadStatusCode', enum: [...LeadStatusCode] };
    const schemas: Record<string, unknown> = {};
    const properties = { one: { ...codes, description: 'x' }, many: { type: 'array', items: { ...codes } } };
    nameCodes(properties, schemas);
    expect(properties).toEqual({
      one: { description: 'x', allOf: [ref('LeadStatusCode')] },
      many: { type: 'array', items: ref('LeadStatusCode') },
    });
    expect(schemas.LeadStatusCode).toMatchObject({
      enum: [...LeadStatusCode],
      description: expect.stringContaining('`NEW`'),
    });
  });
});
