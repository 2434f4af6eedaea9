import { runLogo } from './run-logo';
import { runVerify } from './run-verify';
import { verifyDocuments } from './verify-documents';

const usage = `npm run documents -- <command>
  verify                          read the content of every document again, compare its hash with what is told of it and with the diary, and name what is missing
  logo <agencyId> <file>          have the letterheads of an agency show a picture: PNG or JPEG, at most 512 kB. Documents that are there stay as they are
  logo <agencyId> --remove        have them show none`;

/** @returns the exit code: 1 where a document is missing or not as it was made, or a logo cannot be used */
export const runDocuments = ([command, ...rest]: string[]): Promise<number> =>
  command === 'logo' && rest.length === 2
    ? runLogo(rest[0], rest[1])
    : runVerify('assignment', usage, verifyDocuments, command === undefined ? [] : [command, ...rest]);
