import { catalogue } from '@ovipro/contracts';
import type { Api } from '../prefixes';
import { html, type Html } from './html';
import { page, wordsOf } from './page';

/** An API and what its own document says of it; nothing where its service does not answer. */
export interface ApiCard {
  api: Api;
  info?: { title: string; description?: string };
}

const card = ({ api: { name, base }, info }: ApiCard): Html => html`
  <li class="card">
    <h2><a href="/docs/${name}">${info?.title ?? `${wordsOf(name)} API`}</a></h2>
    ${info
      ? html`<p>${info.description?.split('\n\n')[0]}</p>`
      : html`<p class="down">Its service does not answer now.</p>`}
    <p class="machine">
      <code>${base}</code> <a href="${base}/openapi.json">OpenAPI<span class="hidden"> of ${name}</span></a>
    </p>
  </li>
`;

const firstSteps = html`
  <section aria-labelledby="first">
    <h2 id="first">First steps</h2>
    <ol>
      <li>
        Get a token: <code>POST /authentication/v1/tokens</code> with user name and password. It lasts 15 minutes.
      </li>
      <li>
        Send it with every request as <code>Authorization: Bearer …</code>, together with a <code>Request-ID</code>, a
        UUID that you make. It comes back in the answer, and stands in every log line and event that the request causes.
      </li>
      <li>
        Repeat a POST with the same <code>Request-ID</code> and body as often as you like: within 24 hours it takes
        effect once.
      </li>
    </ol>
  </section>
`;

/** Where the documentation begins. */
export const indexPage = (cards: ApiCard[]): string =>
  page({
    path: '/docs',
    title: 'Documentation',
    description: 'The APIs and domain events of OviPro.',
    content: html`
      <main id="content" class="text wide" tabindex="-1">
        <h1>OviPro APIs and events</h1>
        <p class="lead">
          Leads, assignments and everything around them in Finnish real-estate brokerage: HTTP APIs to ask and to
          change, events to learn what changed.
        </p>
        <ul class="cards">
          ${cards.map(card)}
          <li class="card">
            <h2><a href="/docs/all">All APIs</a></h2>
            <p>Every operation on one page, to search in.</p>
            <p class="machine">
              <a href="/openapi.json">OpenAPI<span class="hidden"> of all</span></a>
            </p>
          </li>
          <li class="card">
            <h2><a href="/docs/events">Events</a></h2>
            <p>${catalogue.length} domain events with schema and sample, and how to subscribe.</p>
            <p class="machine"><a href="/asyncapi.json">AsyncAPI</a></p>
          </li>
        </ul>
        ${firstSteps}
      </main>
    `,
  });
