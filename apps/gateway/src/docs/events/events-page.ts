import { catalogue, deadLetterTopic } from '@ovipro/contracts';
import { html, type Html } from '../html';
import { page } from '../page';
import { data, dataParts } from './data';
import { eventArticle } from './event-article';
import { subscribing, subscribingParts } from './subscribing';
import { keeps, type TopicEvents, topics, topicTable, writer } from './topics';

const contents = (): Html => html`
  <nav class="contents" aria-label="On this page">
    <p><a href="#subscribing">Subscribing</a></p>
    <ul>
      ${subscribingParts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
    <p><a href="#topics">Topics</a></p>
    <ul>
      ${topics.map(
        ({ topic, events }) =>
          html`<li>
            <a href="#${topic.name}">${topic.name}</a>
            <ul>
              ${events.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}
            </ul>
          </li>`,
      )}
    </ul>
    <p><a href="#data">Data</a></p>
    <ul>
      ${dataParts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>
`;

const topicSection = ({ topic, events }: TopicEvents): Html => html`
  <section aria-labelledby="${topic.name}">
    <h2 id="${topic.name}"><a href="#${topic.name}">${topic.name}</a></h2>
    <dl class="facts">
      <div>
        <dt>Key</dt>
        <dd><code>${topic.key}</code></dd>
      </div>
      <div>
        <dt>Compacted</dt>
        <dd>${topic.compacted ? 'yes' : 'no'}</dd>
      </div>
      <div>
        <dt>Keeps</dt>
        <dd>${keeps(topic)}</dd>
      </div>
      <div>
        <dt>Partitions</dt>
        <dd>${topic.partitions}</dd>
      </div>
      <div>
        <dt>Written by</dt>
        <dd>${writer(topic)}</dd>
      </div>
      <div>
        <dt>Dead letters</dt>
        <dd><code>${deadLetterTopic(topic.name, '<group>')}</code></dd>
      </div>
    </dl>
    ${events.map(eventArticle)}
  </section>
`;

/** Every event with its schema and sample, and how to subscribe: all of it from the contracts. */
export const eventsPage = (): string =>
  page({
    path: '/docs/events',
    title: 'Events',
    description: 'Every domain event of OviPro: topics, schemas, samples, and how to subscribe.',
    content: html`
      <main id="content" class="text columns" tabindex="-1">
        <div>
          <h1>Domain events</h1>
          <p class="lead">
            Whatever changes in OviPro is published as an event, in the same transaction as the change:
            ${catalogue.length} events on ${topics.length} topics. They are a public contract, as the APIs are.
          </p>
          <p class="machine">
            For machines: <a href="/asyncapi.json">/asyncapi.json</a>, AsyncAPI 3 with all schemas and golden samples.
          </p>
        </div>
        ${contents()}
        <div>
          <section aria-labelledby="subscribing">
            <h2 id="subscribing"><a href="#subscribing">Subscribing</a></h2>
            ${subscribing()}
          </section>
          <section aria-labelledby="topics">
            <h2 id="topics"><a href="#topics">Topics</a></h2>
            ${topicTable()}
          </section>
          ${topics.map(topicSection)}
          <section aria-labelledby="data">
            <h2 id="data"><a href="#data">Data</a></h2>
            ${data()}
          </section>
        </div>
      </main>
    `,
  });
