import { KeyCipher } from './key-cipher';

const cipher = new KeyCipher('a secret that is at least 32 long');

describe('KeyCipher', () => {
  it('opens what it sealed', () => {
    expect(cipher.open('name', cipher.seal('name', 'salaisuus äö'))).toBe('salaisuus äö');
  });

  it('shows nothing of it, and never the same twice', () => {
    const [one, other] = [cipher.seal('name', 'secret'), cipher.seal('name', 'secret')];
    expect(one.includes('secret')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it.each([
    ['another secret', new KeyCipher('another secret, 32 characters long'), 'name', -1],
    ['another name', cipher, 'other', -1],
    ['a changed initialisation vector', cipher, 'name', 0],
    ['a changed tag', cipher, 'name', 12],
    ['a changed text', cipher, 'name', 28],
  ])('refuses %s', (_name, opener, name, at) => {
    const sealed = cipher.seal('name', 'secret');
    if (at >= 0) sealed[at] ^= 1;
    expect(() => opener.open(name, sealed)).toThrow();
  });
});
