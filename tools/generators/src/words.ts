import { names } from '@nx/devkit';

/** A name in every spelling that the repository uses. */
export interface Words {
  /** As in `outgoing-lead`. */
  kebab: string;
  /** As in `outgoingLead`. */
  camel: string;
  /** As in `OutgoingLead`. */
  pascal: string;
  /** As in `outgoing_lead`. */
  snake: string;
  /** As in `outgoing lead`. */
  spaced: string;
  /** As in `an outgoing lead`. */
  one: string;
}

export function words(name: string): Words {
  const { fileName: kebab, propertyName: camel, className: pascal } = names(name);
  const spaced = kebab.replaceAll('-', ' ');
  const one = `${/^[aeiou]/.test(kebab) ? 'an' : 'a'} ${spaced}`;
  return { kebab, camel, pascal, snake: kebab.replaceAll('-', '_'), spaced, one };
}

/** As a sentence begins. */
export const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
