import {
  type AssignmentMilestoneEventData,
  assignmentActivated,
  assignmentFinished,
  eventType,
} from '@ovipro/contracts';
import { createEventTransport, createLogger, EventTransportConfig, loadConfig } from '@ovipro/platform/server';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * Writes rows for price tracking, one for each asset of a sale that comes into force or is over, where the office has said so.
 * An event may come twice; each row carries the event's id, and what is in the file already is not written again.
 */
const group = 'hsp.prices';
const { HSP_FILE = 'price-tracking.csv' } = process.env;
const columns = 'eventId,time,event,officialAssignmentId,realtyId,postcode,price,currency,startDate,endDate';

if (!existsSync(HSP_FILE)) appendFileSync(HSP_FILE, `${columns}\n`);
const written = new Set(
  readFileSync(HSP_FILE, 'utf8')
    .split('\n')
    .map((line) => line.split(',')[0]),
);

const transport = createEventTransport(
  loadConfig(EventTransportConfig, process.env),
  group,
  createLogger(group, 'warn'),
);
const types = [assignmentActivated, assignmentFinished].map(({ name }) => eventType(name));

/** Texts of people go into quotation marks, and none begins what a spreadsheet would run. */
const cell = (value: string | number = ''): string =>
  typeof value === 'number' ? String(value) : `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

function rowsOf(
  event: Record<string, string>,
  { assignment, integrationSettings }: AssignmentMilestoneEventData,
): string {
  if (!integrationSettings.hspTransferEnabled || assignment.assignmentTypeCode !== 'SALES') return '';
  const { startDate, endDate, actualEndDate } = assignment.agreementValidity?.validityPeriod ?? {};
  const rows = assignment.assets.map(({ realtyId, address, price }) => {
    const amount = price?.debtFreePriceAmount ?? price?.salesPriceAmount;
    const place = [assignment.officialAssignmentId, realtyId, address?.postcode];
    const cells = [
      event.ce_time,
      event.ce_type,
      ...place,
      amount,
      price?.currencyCode,
      startDate,
      actualEndDate ?? endDate,
    ];
    return [event.ce_id, ...cells.map(cell)].join(',');
  });
  return rows.map((row) => `${row}\n`).join('');
}

const subscription = transport.subscribe({
  group,
  topics: [assignmentActivated.topic.name],
  handle: async (events) => {
    for (const { headers, payload } of events) {
      if (!types.includes(headers.ce_type) || written.has(headers.ce_id)) continue;
      // one write for all rows of an event: it stands in the file as a whole or not at all
      appendFileSync(HSP_FILE, rowsOf(headers, JSON.parse(String(payload)) as AssignmentMilestoneEventData));
      written.add(headers.ce_id);
    }
  },
});
console.log(`writing to ${HSP_FILE}; Ctrl-C ends`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void subscription.stop().then(() => transport.close()));
}
