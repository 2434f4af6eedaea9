import { Chance } from './chance';
import { firstNames, lastNames } from './words';

export interface Person {
  firstName: string;
  lastName: string;
  emailAddress: string;
  phoneNumber: string;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

/** Always the same of a number. Mail goes nowhere: `example.com` is nobody's. */
export function personOf(number: number): Person {
  const chance = Chance.one('person', 0, number);
  const [firstName, lastName] = [chance.pick(firstNames), chance.pick(lastNames)];
  return {
    firstName,
    lastName,
    emailAddress: `${plain(firstName)}.${plain(lastName)}.${number}@example.com`,
    phoneNumber: `+35840${String(chance.integer(10_000_000)).padStart(7, '0')}`,
  };
}

/** The person's id in the party register. */
export const partyIdOf = (number: number): string => Chance.one('party', 0, number).uuid();
