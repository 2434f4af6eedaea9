import type { Tree } from '@nx/devkit';
import { addProperty } from './edit';
import { contractsOf } from './places';
import { words } from './words';

export interface Note {
  operationId: string;
  text: string;
  /** The names of the events that follow. */
  events?: string[];
}

/** The list of the notes of all services. */
export const allNotes = 'libs/contracts/src/operation-notes.ts';

/** Where the notes of a service stand. */
export const notesOf = (service: string): string => `${contractsOf(service)}/operation-notes.ts`;

/** What the API document says of new operations, to be said better. */
export function addNotes(tree: Tree, service: string, notes: Note[]): void {
  const place = [`${words(service).camel}Notes`];
  for (const { operationId, ...note } of notes)
    addProperty(tree, notesOf(service), [...place, operationId], JSON.stringify(note));
}
