import { eventType, surveyDue, type SurveyEventData } from '@ovipro/contracts';
import { createEventTransport, createLogger, EventTransportConfig, loadConfig } from '@ovipro/platform/server';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Has a survey system (SURVEY_URL) invite whoever is to be asked. An event may come twice, so each invitation carries a key of
 * its own (Idempotency-Key: the survey and the recipient), by which the system knows what it has sent. While the system is
 * away, its events wait: the place of the group moves on once all invitations of an event are taken.
 */
const group = 'survey.surveys';
const { SURVEY_URL } = process.env;
if (!SURVEY_URL) throw new Error('SURVEY_URL says where the survey system takes invitations.');
const longestPauseMs = 30_000;

const transport = createEventTransport(
  loadConfig(EventTransportConfig, process.env),
  group,
  createLogger(group, 'warn'),
);

/** Sends until it is taken; what the system will never take is told and left out. */
async function invite(key: string, invitation: object): Promise<void> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const status = await send(key, invitation).catch(() => 0);
    if (status >= 200 && status < 300) return;
    if (status >= 400 && status < 500 && status !== 429) return console.log(`refused ${status}: ${key}`);
    await pause(pauseMs);
  }
}

async function send(key: string, invitation: object): Promise<number> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const body = JSON.stringify(invitation);
  return (await fetch(SURVEY_URL as string, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) }))
    .status;
}

const subscription = transport.subscribe({
  group,
  topics: [surveyDue.topic.name],
  handle: async (events) => {
    for (const { headers, payload } of events) {
      if (headers.ce_type !== eventType(surveyDue.name)) continue;
      const { survey } = JSON.parse(String(payload)) as SurveyEventData;
      const { surveyId, surveyTypeCode, settings, recipients, agents, assignment } = survey;
      const meta = { surveyTypeCode, agents, officialAssignmentId: assignment.officialAssignmentId };
      for (const { partyId, roleCode, emailAddress: email, languageCode: localeId, name } of recipients) {
        if (!email) continue;
        const invitation = { surveypalSurveyId: settings.surveypalSurveyId, email, localeId, name, roleCode, meta };
        await invite(`${surveyId} ${partyId} ${roleCode}`, invitation);
        console.log(`invited ${email} to ${surveyTypeCode}`);
      }
    }
  },
});
console.log(`waiting for ${surveyDue.name}; Ctrl-C ends`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void subscription.stop().then(() => transport.close()));
}
