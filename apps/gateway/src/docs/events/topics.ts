import { catalogue, type EventDefinition, type Topic } from '@ovipro/contracts';
import { html, type Html } from '../html';

/** A topic with the events that stand on it, both in the order of the catalogue. */
export interface TopicEvents {
  topic: Topic;
  events: EventDefinition[];
}

export const topics: TopicEvents[] = [...new Map(catalogue.map(({ topic }) => [topic.name, topic])).values()].map(
  (topic) => ({ topic, events: catalogue.filter((event) => event.topic.name === topic.name) }),
);

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const keeps = ({ compacted, retentionDays }: Topic): string =>
  compacted ? `the newest event of each key for ever, removals ${days(retentionDays)}` : days(retentionDays);

export const writer = ({ owner }: Topic): string => (owner ? `the ${owner} service` : 'a neighbouring system');

const row = ({ topic, events }: TopicEvents): Html =>
  html`<tr>
    <th scope="row"><a href="#${topic.name}">${topic.name}</a></th>
    <td data-label="Key"><code>${topic.key}</code></td>
    <td data-label="Keeps">${keeps(topic)}</td>
    <td data-label="Partitions">${topic.partitions}</td>
    <td data-label="Written by">${writer(topic)}</td>
    <td data-label="Events">${events.length}</td>
  </tr>`;

/** All topics at a glance. */
export const topicTable = (): Html => html`
  <table class="stacked topics">
    <caption>
      The key of an event is the id of its resource, which stands in the field named here.
    </caption>
    <thead>
      <tr>
        <th scope="col">Topic</th>
        <th scope="col">Key</th>
        <th scope="col">Keeps</th>
        <th scope="col">Partitions</th>
        <th scope="col">Written by</th>
        <th scope="col">Events</th>
      </tr>
    </thead>
    <tbody>
      ${topics.map(row)}
    </tbody>
  </table>
`;
