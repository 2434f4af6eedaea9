import type { OperationNotes } from '../common/operation-note';

export const authenticationNotes: OperationNotes = {
  createToken: {
    text: 'The token is good for 15 minutes, and says who the caller is, which offices are theirs and what they may do there. A wrong user name is answered as a wrong password is (401), after the same time. After ten failures within a minute of one user name and address, further ones are 429.',
  },
  getKeys: {
    text: 'For whoever verifies tokens: keys in the form of RFC 7517, the one that signs now and those whose tokens are still good. Keep them for some minutes; a token by an unknown key is a reason to fetch them again.',
  },
};
