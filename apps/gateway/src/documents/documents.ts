import type { OpenAPIObject } from '@nestjs/swagger';
import { unavailable } from '@ovipro/platform';
import { type Api, apis } from '../prefixes';
import type { Upstreams } from '../proxy/upstreams';
import { mergeDocuments } from './merge';

const maxAgeMs = 10_000;

/** The APIs' documents, fetched from the services and kept for a moment. */
export class Documents {
  private readonly kept = new Map<string, { text: Promise<string>; until: number }>();

  constructor(private readonly upstreams: Upstreams) {}

  /** @throws ApiError unavailable where the service does not answer */
  one(api: Api): Promise<string> {
    return this.keep(api.name, () => this.fetch(api));
  }

  /** All of them as one. @throws ApiError unavailable where a service does not answer */
  all(): Promise<string> {
    return this.keep('', async () => {
      const texts = await Promise.all(apis.map((api) => this.one(api)));
      const documents = apis.map(({ name, base }, index) => ({
        name,
        base,
        document: JSON.parse(texts[index]) as OpenAPIObject,
      }));
      return JSON.stringify(mergeDocuments(documents));
    });
  }

  private keep(name: string, load: () => Promise<string>): Promise<string> {
    const known = this.kept.get(name);
    if (known && known.until > performance.now()) return known.text;
    const text = load();
    this.kept.set(name, { text, until: performance.now() + maxAgeMs });
    text.catch(() => this.kept.delete(name));
    return text;
  }

  private async fetch({ name, service }: Api): Promise<string> {
    const answer = await this.upstreams
      .of(service)
      .get(`/openapi/${name}.json`)
      .catch(() => undefined);
    if (answer?.status !== 200)
      throw unavailable(`The ${service} service does not answer now, so there is no document of the API ${name}.`);
    return answer.text;
  }
}
