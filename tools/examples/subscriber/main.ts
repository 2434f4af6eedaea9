import { eventType, type LeadStatusEventData, leadApproved } from '@ovipro/contracts';
import { EventTransportConfig, createEventTransport, createLogger, loadConfig } from '@ovipro/platform/server';

/**
 * A subscriber of its own making: prints each approved lead once. It keeps its place under the group's name, so what is
 * published while it is away reaches it when it comes back. An event may come twice after a crash; a subscriber that does
 * more than print remembers the ids (`ce_id`) that it has handled.
 */
const group = process.env.SUBSCRIBER_GROUP ?? 'example.approved-leads';
const transport = createEventTransport(
  loadConfig(EventTransportConfig, process.env),
  group,
  createLogger(group, 'warn'),
);

const subscription = transport.subscribe({
  group,
  topics: [leadApproved.topic.name],
  handle: async (events) => {
    for (const { headers, payload } of events) {
      if (headers.ce_type !== eventType(leadApproved.name)) continue;
      const { lead, actor } = JSON.parse(String(payload)) as LeadStatusEventData;
      console.log(`${headers.ce_time} lead ${lead.leadId} approved by ${actor.name}`);
    }
  },
});
console.log(`waiting for ${leadApproved.name}; Ctrl-C ends`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void subscription.stop().then(() => transport.close()));
}
