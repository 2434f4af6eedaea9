import { assetRequirementUpdated, type Note } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { newRequirement } from './asset-requirement.operations';

async function newNote(fixture: Fixture): Promise<{ noteId: string; assetRequirementId: string }> {
  const { assetRequirementId } = await newRequirement(fixture);
  const { noteId } = await fixture.make<Note>('/notes', { assetRequirementId, note: 'Soitti.' });
  return { noteId, assetRequirementId };
}

const serverOwned = ['noteId', 'creationTime', 'modificationTime', 'createdBy', 'modifiedBy'];

export const noteOperations: Operations = {
  createNote: {
    method: 'POST',
    path: '/notes',
    kind: 'create',
    roles: ['main-user', 'agent'],
    params: (fixture) => newRequirement(fixture),
    body: (_fixture, { assetRequirementId }) => ({ assetRequirementId, note: 'Soitti.' }),
    serverOwned,
    events: [assetRequirementUpdated],
  },
  listNotes: {
    method: 'GET',
    path: '/notes',
    kind: 'list',
    roles: ['main-user', 'agent', 'integration'],
    params: (fixture) => newNote(fixture),
    query: (_fixture, { assetRequirementId }) => ({ assetRequirementId }),
  },
  getNote: {
    method: 'GET',
    path: '/notes/{noteId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration'],
    params: (fixture) => newNote(fixture),
  },
  updateNote: {
    method: 'PUT',
    path: '/notes/{noteId}',
    kind: 'update',
    roles: ['main-user', 'agent'],
    params: (fixture) => newNote(fixture),
    body: () => ({ note: 'Soitti taas.' }),
    serverOwned: [...serverOwned, 'assetRequirementId'],
    events: [assetRequirementUpdated],
  },
  deleteNote: {
    method: 'DELETE',
    path: '/notes/{noteId}',
    kind: 'delete',
    roles: ['main-user', 'agent'],
    params: (fixture) => newNote(fixture),
    events: [assetRequirementUpdated],
  },
};
