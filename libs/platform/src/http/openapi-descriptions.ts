import { classMeaning, fieldMeaning } from '@ovipro/contracts';

export interface Described {
  description?: string;
  $ref?: string;
  allOf?: Described[];
  items?: Described;
  properties?: Record<string, Described>;
  [keyword: string]: unknown;
}

/** What the decorators say of a form or of codes: no meaning of the field. */
const supplement = /^(?:Codes:|Known codes:|At most two decimals|As people write it)/;

/** What a property or parameter means, with what its decorator says of its form. */
function meaningOf(description: string | undefined, meaning: string | undefined): string | undefined {
  if (description === undefined) return meaning;
  if (!supplement.test(description) || meaning === undefined) return description;
  return `${meaning}${description.includes('\n') ? '.\n\n' : '. '}${description}`;
}

const referredName = ({ $ref, allOf, items }: Described): string | undefined =>
  ($ref ?? allOf?.[0]?.$ref ?? items?.$ref)?.split('/').at(-1);

/** A property with what it means: in its own words, by its name, or as the object that it is. */
function describedProperty(property: Described, name: string, ofClass: string): Described {
  const referred = referredName(property);
  const meaning = fieldMeaning(name, ofClass) ?? (referred && classMeaning(referred)?.replace(/\.$/, ''));
  const description = meaningOf(property.description, meaning);
  if (description === undefined) return property;
  // beside a `$ref` nothing else is read
  return property.$ref ? { allOf: [{ $ref: property.$ref }], description } : { ...property, description };
}

/** Classes of the platform, which has no contracts of its own. */
const platformMeanings: Record<string, string> = { Empty: 'Nothing: the status says it all.' };

/** Describes schemas by the comments of their classes, and properties that say nothing themselves by their names. */
export function describeSchemas(schemas: Record<string, Described>): void {
  for (const [name, schema] of Object.entries(schemas)) {
    schema.description ??= classMeaning(name) ?? platformMeanings[name];
    for (const [property, given] of Object.entries(schema.properties ?? {}))
      (schema.properties as Record<string, Described>)[property] = describedProperty(given, property, name);
  }
}

/** Describes a parameter that says nothing itself by its name. */
export function describeParameter(parameter: { name?: string; description?: string }): void {
  const description = meaningOf(parameter.description, fieldMeaning(parameter.name ?? ''));
  if (description !== undefined) parameter.description = description;
}
