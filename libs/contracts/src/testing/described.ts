import 'reflect-metadata';

type Class = abstract new () => object;
type Property = Record<string, unknown>;

const properties = 'swagger/apiModelPropertiesArray';
const property = 'swagger/apiModelProperties';

const isClass = (value: unknown): value is Class =>
  typeof value === 'function' &&
  value.prototype !== undefined &&
  Reflect.hasMetadata(properties, value.prototype as object);

/** Holds nothing that an example could show: its class has its own. */
const isNested = ({ type, oneOf }: Property): boolean => typeof type === 'function' || oneOf !== undefined;

/** What the schemas of a module's classes say too little of: `Class.property`, without a description or an example. */
export function bareOf(module: object): string[] {
  return Object.values(module)
    .filter(isClass)
    .flatMap(({ name, prototype }) => {
      const names = (Reflect.getMetadata(properties, prototype as object) as string[]).map((each) => each.slice(1));
      const bare = names.filter((each) => {
        const said = Reflect.getMetadata(property, prototype as object, each) as Property;
        const shown = isNested(said) || said.example !== undefined;
        return !said.description || !shown;
      });
      return bare.map((each) => `${name}.${each}`);
    });
}
