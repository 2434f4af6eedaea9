import { codeTables } from '@ovipro/contracts';

type Json = Record<string, unknown>;

/** What stands beside a reference to the codes, since it is said of the property. */
const ofProperty = ['description', 'example', 'default'];

/** Codes with a name of their own become a schema of that name, which properties and parameters refer to. */
export function nameCodes(value: unknown, schemas: Record<string, unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) nameCodes(inner, schemas);
  const { enum: codes, title } = value as Json;
  if (!Array.isArray(codes) || typeof title !== 'string') return;
  const table = codeTables.get(title);
  if (!table || table.join() !== codes.join()) return;
  schemas[title] ??= {
    type: 'string',
    enum: codes,
    description: table.map((code) => `- \`${code}\`: ${table.meanings[code]}`).join('\n'),
  };
  const property = value as Json;
  for (const keyword of Object.keys(property)) if (!ofProperty.includes(keyword)) delete property[keyword];
  const $ref = `#/components/schemas/${title}`;
  Object.assign(property, Object.keys(property).length > 0 ? { allOf: [{ $ref }] } : { $ref });
}
