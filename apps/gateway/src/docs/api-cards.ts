import type { OpenAPIObject } from '@nestjs/swagger';
import type { Documents } from '../documents/documents';
import { type Api, apis } from '../prefixes';
import type { ApiCard } from './index-page';

/** What the APIs' documents say of them. A document is large, so it is looked into once, not for every reader. */
export class ApiCards {
  private readonly known = new Map<string, { text: string; info: ApiCard['info'] }>();

  constructor(private readonly documents: Documents) {}

  all(): Promise<ApiCard[]> {
    return Promise.all(apis.map(async (api) => ({ api, info: await this.infoOf(api).catch(() => undefined) })));
  }

  private async infoOf(api: Api): Promise<ApiCard['info']> {
    const text = await this.documents.one(api);
    const known = this.known.get(api.name);
    if (known?.text === text) return known.info;
    const { info } = JSON.parse(text) as OpenAPIObject;
    this.known.set(api.name, { text, info });
    return info;
  }
}
