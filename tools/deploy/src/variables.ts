/** Where the house decorators note what a field is, for documents. */
const notesKey = 'swagger/apiModelProperties';
const namesKey = 'swagger/apiModelPropertiesArray';

/** An environment variable as a config class declares it. */
export interface Variable {
  /** As in `DATABASE_URL`. */
  name: string;
  property: string;
  required: boolean;
  default?: string;
  /** Where the decorator says it; else it stands above the property. */
  description?: string;
  /** What it may be, as a JSON schema. */
  schema: { type?: string; enum?: string[]; minimum?: number; maximum?: number };
}

export const variableName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

interface Notes {
  required: boolean;
  description?: string;
}

/** The variables that a config class declares, in its order, those of its parents included. */
export function variablesOf(config: new () => object): Variable[] {
  const names = Reflect.getMetadata(namesKey, config.prototype as object) as string[];
  const defaults = new config() as Record<string, unknown>;
  return names.map((marked) => {
    const property = marked.slice(1);
    const notes = Reflect.getMetadata(notesKey, config.prototype as object, property) as Variable['schema'] & Notes;
    const value = defaults[property];
    return {
      name: variableName(property),
      property,
      required: notes.required && value === undefined,
      ...(value !== undefined && { default: String(value) }),
      ...(notes.description && { description: notes.description }),
      schema: notes,
    };
  });
}
