import { eventually } from '@ovipro/testing';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { aParty, watchFor } from '../testing/mails';
import { Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

describe('without an SMTP server', () => {
  it('mails are files, which mail readers open', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'ovipro-mail-'));
    const office = await Requirements.start({ mailDirectory: join(directory, 'mail'), mailWindowSeconds: 0 });
    try {
      const party = aParty({ languageCode: 'sv' });
      const { realty } = await watchFor(office, [party]);
      await new Matching(office).publish(realty());
      const names = await eventually(async () => {
        const found = await readdir(join(directory, 'mail')).catch(() => []);
        return found.some((name) => name.endsWith('.eml')) && found;
      }, 'the file');
      const mail = await PostalMime.parse(await readFile(join(directory, 'mail', names[0])));
      expect([mail.to?.[0].address, mail.subject]).toEqual([
        party.emailAddress,
        'Ett nytt objekt motsvarar din sökning',
      ]);
    } finally {
      await office.close();
      await rm(directory, { recursive: true });
    }
  });
});
