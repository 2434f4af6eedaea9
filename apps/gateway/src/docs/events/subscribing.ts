import { catalogue, type ConsumerGroup, deadLetterTopic, eventType, subscribers } from '@ovipro/contracts';
import { asyncApi, schemaPath } from '../../documents/event-documents';
import { html, type Html } from '../html';

interface Header {
  type: string;
  description?: string;
}

interface AsyncApi {
  components: { schemas: { CloudEventHeaders: { properties: Record<string, Header>; required: string[] } } };
}

const headers = (JSON.parse(asyncApi) as AsyncApi).components.schemas.CloudEventHeaders;

const headerRow = ([name, { description }]: [string, Header]): Html =>
  html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${description}${!headers.required.includes(name) && html`<small>Not always there.</small>`}</td>
  </tr>`;

/** An event as it lies on its topic. */
function example(): Html {
  const event = catalogue.find(({ sample }) => sample);
  if (!event) return html``;
  const resource = Object.values(event.sample as object)[0] as Record<string, string>;
  const key = resource[event.topic.key];
  const lines: [string, string][] = [
    ['topic', event.topic.name],
    ['key', key],
    ['ce_specversion', '1.0'],
    ['ce_id', '01938c5e-2f6b-7c41-9d5e-6a1b0c2d3e4f'],
    ['ce_type', eventType(event.name)],
    ['ce_source', `/ovipro/${event.topic.owner}`],
    ['ce_subject', key],
    ['ce_sequence', '1'],
    ['ce_time', '2026-11-22T08:15:30.123Z'],
    ['ce_dataschema', `https://…${schemaPath(event.name)}`],
    ['content-type', 'application/json'],
    [
      'value',
      `{${Object.keys(event.sample as object)
        .map((name) => ` "${name}": {…}`)
        .join()} }`,
    ],
  ];
  return html`<pre tabindex="0" aria-label="An event with its headers"><code>${lines.map(([name, value]) => [
    html`<span class="k">${name.padEnd(16)}</span>`,
    `${value}\n`,
  ])}</code></pre>`;
}

const start = html`
  <h3 id="example">Three commands</h3>
  <p>
    In a clone of the repository, each in a terminal of its own. The second is a whole subscriber in one file,
    <code>tools/examples/subscriber/main.ts</code>; approve a lead and it says so. The third prints what has been
    published so far.
  </p>
  <pre tabindex="0" aria-label="Commands"><code><span class="k">npm start</span>
<span class="k">npm run subscriber</span>
<span class="k">npm run events -- tail ovipro.lead --from-start --once</span></code></pre>
  <p>
    In production the topics stand on Kafka and any Kafka client will do. A small installation may run without Kafka, on
    the <code>postgres</code> transport; topics, keys, headers and every rule below are the same.
  </p>
`;

const groupItem = ({ name, topics }: ConsumerGroup): Html =>
  html`<li><code>${name}</code> reads ${topics.map((topic) => topic.name).join(', ')}</li>`;

const groups = html`
  <h3 id="groups">Topics and groups</h3>
  <ul>
    <li>
      Subscribe to the topics that you need, from the <a href="#topics">list</a>. A topic carries several events, so
      look at <code>ce_type</code> first, and skip what you do not know: new events may come at any time.
    </li>
    <li>
      Name your consumer group <code>&lt;system&gt;.&lt;purpose&gt;</code>. Two things that may fail apart are two
      groups. The platform's own are named alike, after the service, as in <code>lead.directory</code>.
    </li>
    <li>
      Have it declared, a line in <code>libs/contracts/src/subscribers.ts</code>: its right to read and its dead-letter
      topics on the broker follow from that. Declared today:
      <ul>
        ${subscribers.map(groupItem)}
      </ul>
    </li>
    <li>
      Let a new group begin at the earliest offset. It keeps its place, so nothing is missed while you are away, for as
      long as the topic keeps it.
    </li>
    <li>Commit an offset after its effect has been stored, never before.</li>
  </ul>
`;

const order = html`
  <h3 id="order">Order and repetition</h3>
  <ul>
    <li>
      The key is the id of the root resource. All events of a key stand in one partition, in the order of their changes;
      between keys there is no order.
    </li>
    <li>
      <code>ce_sequence</code> numbers the events of a key on its topic: 1, 2, 3 without gaps. It is not the version
      behind the ETag: one change may publish several events.
    </li>
    <li>
      An event may arrive twice, after a crash on either side. Remember <code>ce_id</code>, or pass over a
      <code>ce_sequence</code> that is not above the last one of its key.
    </li>
    <li>
      The data holds the resource as GET answers it, so the highest sequence of a key is the present truth and nobody
      needs to call back.
    </li>
    <li>Neighbouring systems may leave <code>ce_sequence</code> out; then the offset is the order.</li>
  </ul>
`;

const dead = html`
  <h3 id="dead-letters">Dead letters</h3>
  <p>
    One message that cannot be handled must stop nobody else. The platform's groups try three times, then put it to
    <code>${deadLetterTopic('<topic>', '<group>')}</code> with its bytes, key and headers as they came and the reason in
    <code>dlq_*</code> headers, and park its key: later events of that key follow it there, in order, and all others go
    on. Do likewise, under your own group's name. Faults that pass by themselves are waited out instead.
  </p>
`;

const replay = html`
  <h3 id="replay">Replay and snapshots</h3>
  <ul>
    <li>
      Compacted topics are whole directories: read one from the start, and you know every agency, office or agent. A
      removal is a tombstone, a message without a value.
    </li>
    <li>The others keep some days. Within them, reset your group's offsets to read again.</li>
    <li>
      For what lies further back, ask the operators for a snapshot: every resource of a topic is published once more as
      <code>&lt;resource&gt;-snapshot</code>, with its next sequence.
    </li>
  </ul>
`;

const promise = html`
  <h3 id="contract">What may change</h3>
  <p>
    Events grow: a field may be added at any time, so ignore what you do not know. No field is removed or changes its
    type under the same event name; that takes a new name.
  </p>
`;

const envelope = (): Html => html`
  <h3 id="headers">An event as it arrives</h3>
  <p>CloudEvents 1.0 in binary mode: the attributes are headers, the value is the data as JSON.</p>
  ${example()}
  <table class="stacked headers">
    <caption class="hidden">
      Headers of every event
    </caption>
    <thead>
      <tr>
        <th scope="col">Header</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${Object.entries(headers.properties).map(headerRow)}
    </tbody>
  </table>
`;

/** How to listen, and what a subscriber may rely on. */
export const subscribing = (): Html => html`${start}${envelope()}${groups}${order}${dead}${replay}${promise}`;

/** The parts of it, for the page's list of contents. */
export const subscribingParts: [id: string, name: string][] = [
  ['example', 'Three commands'],
  ['headers', 'An event as it arrives'],
  ['groups', 'Topics and groups'],
  ['order', 'Order and repetition'],
  ['dead-letters', 'Dead letters'],
  ['replay', 'Replay and snapshots'],
  ['contract', 'What may change'],
];
