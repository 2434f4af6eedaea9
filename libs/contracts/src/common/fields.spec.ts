import { AsWritten, EmailField, Field, IdField, ListOf, ObjectField, PhoneField, TextField } from './fields';
import { text } from './text-rule';
import { LocalisedTextField, type LocalisedText } from './text';
import { validate } from './validate';

class Customer {
  @TextField({ max: 10, optional: true })
  name?: string;

  @EmailField({ optional: true })
  emailAddress?: string;

  @PhoneField({ optional: true })
  phoneNumber?: string;

  @IdField({ optional: true })
  partyId?: string;

  @TextField({ max: 10 })
  code!: string;
}

class WrittenCustomer extends AsWritten(Customer) {}

class Body {
  @ObjectField(() => WrittenCustomer, { oneOf: ['emailAddress', 'phoneNumber', 'partyId'] })
  customer!: WrittenCustomer;
}

class Link {
  @TextField({ max: 10, optional: true })
  url?: string;

  @TextField({ max: 10, optional: true })
  name?: string;
}

class Lists {
  @ListOf(() => Link, { oneOf: ['url', 'name'] })
  links!: Link[];

  @ListOf(text({ min: 1, max: 10 }), { optional: true })
  skills?: string[];

  @LocalisedTextField({ optional: true })
  title?: LocalisedText[];
}

class Plain {
  @TextField({ max: 10 })
  required!: string;

  @TextField({ max: 10, optional: true })
  free?: string;

  @Field(text({ min: 1, max: 10 }), { optional: true })
  filled?: string;
}

const faultsOf = (type: new () => object, plain: object): string[] =>
  validate(type, plain).faults.map(({ path, errorCode }) => `${path} ${errorCode}`);

describe('a required text', () => {
  it.each(['', ' ', '\t\n', '\u00a0', '\u3000', '\u200b', ' \ufeff '])(
    'of nothing but blanks is not there: %j',
    (blank) => expect(faultsOf(Plain, { required: blank })).toEqual(['required VALUE_REQUIRED']),
  );

  it('keeps the blanks that it has besides, and an optional one may be blank', () => {
    const plain = { required: ' a ', free: ' ', filled: ' b' };
    expect(validate(Plain, plain)).toEqual({ value: plain, faults: [] });
  });
});

describe('an object as senders write it', () => {
  const customerOf = (customer: object) => {
    const { value, faults } = validate(Body, { customer: { code: 'x', ...customer } });
    return faults.length > 0 ? faults.map(({ path, errorCode }) => `${path} ${errorCode}`) : { ...value.customer };
  };

  it('lacks the optional texts that are empty or blank', () => {
    const written = { name: ' ', emailAddress: '', phoneNumber: ' 050 123 ', partyId: '\t' };
    expect(customerOf(written)).toEqual({ code: 'x', phoneNumber: '050 123' });
  });

  it('has its addresses and numbers without outer blanks, other texts as they are', () => {
    const written = { name: ' a ', emailAddress: '\u00a0a@b.fi\r\n', phoneNumber: '\t1234 ' };
    expect(customerOf(written)).toEqual({ code: 'x', name: ' a ', emailAddress: 'a@b.fi', phoneNumber: '1234' });
  });

  it.each([
    [{ emailAddress: ' ', phoneNumber: '' }, ['customer VALUE_REQUIRED']],
    [
      { emailAddress: 'a b@c', phoneNumber: '-' },
      ['customer.emailAddress INVALID_TYPE', 'customer.phoneNumber INVALID_TYPE'],
    ],
    [{ partyId: 'x' }, ['customer.partyId INVALID_TYPE']],
    [{ phoneNumber: '123', name: null }, ['customer.name INVALID_TYPE']],
    [{ phoneNumber: '123', code: ' ' }, ['customer.code VALUE_REQUIRED']],
    [{ phoneNumber: '123', name: 1 }, ['customer.name INVALID_TYPE']],
    [{ phoneNumber: '123', name: '\v' }, ['customer.name INVALID_TYPE']],
    [{ phoneNumber: '\f123' }, ['customer.phoneNumber INVALID_TYPE']],
  ])('is refused otherwise as ever: %j', (written, faults) => expect(customerOf(written)).toEqual(faults));
});

describe('a list', () => {
  it('has no element that says nothing', () => {
    expect(faultsOf(Lists, { links: [{ url: 'a' }, {}, { name: '' }] })).toEqual(['links[1] VALUE_REQUIRED']);
    expect(faultsOf(Lists, { links: [], skills: ['a', ' ', ''] })).toEqual([
      'skills[1] INVALID_TYPE',
      'skills[2] INVALID_TYPE',
    ]);
  });

  it('of translations has each language once', () => {
    const title = ['fi', 'sv', 'fi'].map((languageCode) => ({ languageCode, text: 'x' }));
    expect(faultsOf(Lists, { links: [], title })).toEqual(['title[2].languageCode INVALID_TYPE']);
  });
});
