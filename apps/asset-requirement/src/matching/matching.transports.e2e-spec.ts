import { consumerGroups, topics, watchMatchTopic } from '@ovipro/contracts';
import {
  applyTopics,
  brokerTopics,
  connectionTo,
  createLogger,
  EVENT_TRANSPORT,
  type EventTransport,
  EventTransportConfig,
} from '@ovipro/platform/server';
import { describeWithKafka, eventually, testKafka } from '@ovipro/testing';
import type { AssetRequirementConfig } from '../config';
import { MailServer } from '../testing/mail-server';
import { aParty, watchFor } from '../testing/mails';
import { Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

jest.setTimeout(90_000);

/** Resolves once there is an event of a match of the realty; what it says. */
async function matchOf(requirements: Requirements, realtyId: string) {
  const transport = requirements.service.app.get<EventTransport>(EVENT_TRANSPORT, { strict: false });
  return eventually(async () => {
    const events: object[] = [];
    await transport.read([watchMatchTopic.name], 'start', ({ headers, payload }) => {
      const { match } = JSON.parse(String(payload)) as { match: { realty: { realtyId: string } } };
      if (match.realty.realtyId === realtyId)
        events.push({ type: headers.ce_type, sequence: headers.ce_sequence, match });
    });
    return events.length > 0 && events;
  }, 'the event');
}

/** A realty is published, found, told and withdrawn, with all that carries it. */
async function expectCarried(own: Partial<AssetRequirementConfig>): Promise<void> {
  const server = await new MailServer().start();
  const requirements = await Requirements.start({ ...own, smtpUrl: server.url, mailWindowSeconds: 0 });
  try {
    const matching = new Matching(requirements);
    const party = aParty({ languageCode: 'en' });
    const { id, realty } = await watchFor(requirements, [party]);
    const published = realty();
    await matching.publish(published);
    const [found] = await eventually(async () => {
      const matches = await matching.matches(id);
      return matches.length > 0 && matches;
    }, 'the match');
    const { matchTime, reasons, ...shown } = found;
    expect(shown).toEqual(published);
    expect(await matchOf(requirements, published.realtyId)).toEqual([
      {
        ...{ type: 'fi.ovipro.watch-matched', sequence: '1' },
        match: expect.objectContaining({ realty: published, matchTime, reasons }) as object,
      },
    ]);
    const address = party.emailAddress as string;
    const [mail] = await eventually(async () => server.to(address).length > 0 && server.to(address), 'the mail');
    expect([mail.subject, mail.text]).toEqual([
      'A new realty matches your search',
      expect.stringContaining(published.realtyId),
    ]);
    await matching.withdraw(published.realtyId);
    await eventually(async () => (await matching.matches(id)).length === 0, 'the withdrawal');
  } finally {
    await requirements.close();
    await server.stop();
  }
}

describe('a realty on the postgres transport', () => {
  it('comes to its match, the event of that and a mail, and is withdrawn', () => expectCarried({}));
});

describeWithKafka('a realty on the kafka transport', () => {
  it('comes to its match, the event of that and a mail, and is withdrawn', async () => {
    const { brokers } = await testKafka();
    const config = Object.assign(new EventTransportConfig(), { eventTransport: 'kafka', kafkaBrokers: brokers });
    const connection = connectionTo(config, 'suite', createLogger('suite', 'silent'));
    await applyTopics(connection, brokerTopics(topics, consumerGroups, 1));
    await expectCarried({ eventTransport: 'kafka', kafkaBrokers: brokers });
  });
});
