import 'reflect-metadata';
import { codeTable } from './code-table';
import { CodeField, ListOf, OpenCodeField, OpenCodesField, TextField, VariantField } from './fields';
import { QueryCodes } from './query';
import { validate } from './validate';

const ColourCode = codeTable('ColourCode', { RED: 'As blood.', BLUE: 'As the sky.' });

class Painted {
  @CodeField(ColourCode, { description: 'The colour of the wall.' })
  wall!: string;

  @OpenCodeField(ColourCode, { description: 'The colour of the roof.', example: 'BLUE' })
  roof!: string;

  @OpenCodesField(ColourCode, { optional: true })
  stripes?: string[];

  @QueryCodes(ColourCode)
  search?: string[];

  @CodeField(['RED'])
  bare!: string;
}

const said = (name: string): object =>
  Reflect.getMetadata('swagger/apiModelProperties', Painted.prototype, name) as object;

const meanings = '- `RED`: As blood.\n- `BLUE`: As the sky.';

describe('a table of codes', () => {
  it('is the list of its codes, in their order', () => expect([...ColourCode]).toEqual(['RED', 'BLUE']));

  it('says in schemas what each code means, under the name of the type', () => {
    expect(said('wall')).toMatchObject({
      title: 'ColourCode',
      enum: ['RED', 'BLUE'],
      example: 'RED',
      description: `The colour of the wall.\n\nCodes:\n${meanings}`,
    });
    expect(said('roof')).toMatchObject({
      example: 'BLUE',
      description: `The colour of the roof.\n\nKnown codes:\n${meanings}`,
    });
    expect(said('stripes')).toMatchObject({ example: ['RED'], description: `Known codes:\n${meanings}` });
    expect(said('search')).toMatchObject({ example: ['RED'], description: `Codes:\n${meanings}` });
  });

  it('is checked as a bare list is, which says nothing of its codes', () => {
    expect(said('bare')).not.toHaveProperty('title');
    expect(said('bare')).not.toHaveProperty('description');
    const { faults } = validate(Painted, { wall: 'GREEN', roof: 'GREEN', bare: 'BLUE', search: ['RED', 'GREEN'] });
    expect(faults.map(({ path }) => path)).toEqual(['wall', 'search[1]', 'bare']);
  });
});

class Square {
  @CodeField(['SQUARE'])
  kind!: 'SQUARE';

  @TextField({ max: 5 })
  side!: string;
}

class Circle {
  @CodeField(['CIRCLE'])
  kind!: 'CIRCLE';

  @TextField({ max: 5 })
  radius!: string;
}

class Drawing {
  @VariantField('kind', { SQUARE: Square, CIRCLE: Circle })
  shape!: Square | Circle;

  @ListOf(() => Square, {
    optional: true,
    together: (list) => (list.length === 2 ? [{ path: '[1]', errorCode: 'INVALID_TYPE', message: 'is too many' }] : []),
  })
  more?: Square[];
}

describe('an object of several classes', () => {
  const faultsOf = (plain: object) => validate(Drawing, plain).faults.map(({ path }) => path);

  it('is of the class that its field tells', () => {
    const { value, faults } = validate(Drawing, { shape: { kind: 'CIRCLE', radius: '2' } });
    expect([faults, value.shape]).toEqual([[], expect.any(Circle)]);
    expect(faultsOf({ shape: { kind: 'CIRCLE', side: '2' } })).toEqual(['shape.radius', 'shape.side']);
  });

  it.each([undefined, 'NOSUCH', 'constructor', '__proto__', 1])('is none where the field is %s', (kind) => {
    expect(faultsOf({ shape: { kind, side: '2' } })).toEqual(['shape.kind']);
  });

  it('is refused where it is no object', () => expect(faultsOf({ shape: 'SQUARE' })).toEqual(['shape']));
});

it('a list says how its elements fit each other', () => {
  const square = { kind: 'SQUARE', side: '1' };
  const paths = (more: object[]) => validate(Drawing, { shape: square, more }).faults.map(({ path }) => path);
  expect([paths([square]), paths([square, square])]).toEqual([[], ['more[1]']]);
});
