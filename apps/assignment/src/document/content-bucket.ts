import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { ByteRange } from '@ovipro/platform';
import type { Readable } from 'node:stream';
import type { BucketConfig } from '../config';
import { type ContentName, keyOf, keyPrefix, nameOf } from './content-key';

/** A content that the bucket has. */
export interface Listed extends ContentName {
  lastModified: Date;
}

export interface Page {
  contents: Listed[];
  /** The last key of the page, where more follow. */
  last?: string;
}

const pageSize = 500;
/** Milliseconds until a store counts as not reached, and until it counts as silent. */
const timeouts = { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

type Sdk = typeof import('@aws-sdk/client-s3');

/** The contents of documents in S3. Its library is loaded by whoever first needs it. */
export class ContentBucket implements OnApplicationShutdown {
  private opening?: Promise<{ sdk: Sdk; client: S3Client }>;

  constructor(private readonly config: BucketConfig) {}

  /** Whether the configuration names one. */
  get isNamed(): boolean {
    return this.config.s3Bucket !== undefined;
  }

  /** The same again does no harm. The store compares the bytes with their hash. */
  async put(name: ContentName, bytes: Buffer, signal?: AbortSignal): Promise<void> {
    const { sdk, client } = await this.open();
    const ChecksumSHA256 = Buffer.from(name.sha256, 'hex').toString('base64');
    const object = { ...this.object(name), Body: bytes, ContentType: 'application/pdf', ChecksumSHA256 };
    await client.send(new sdk.PutObjectCommand(object), { abortSignal: signal });
  }

  /** The content or a part of it; undefined where there is none. */
  async get(name: ContentName, part?: ByteRange): Promise<Readable | undefined> {
    const { sdk, client } = await this.open();
    const Range = part && `bytes=${part.start}-${part.end}`;
    const asked = client.send(new sdk.GetObjectCommand({ ...this.object(name), Range }));
    const found = await asked.catch((error: unknown): GetObjectCommandOutput | undefined => {
      if (error instanceof sdk.NoSuchKey) return undefined;
      throw error;
    });
    return found?.Body as Readable | undefined;
  }

  /** What is not there is removed already. */
  async remove(names: ContentName[], signal?: AbortSignal): Promise<void> {
    const { sdk, client } = await this.open();
    for (const name of names) {
      await client.send(new sdk.DeleteObjectCommand(this.object(name)), { abortSignal: signal });
    }
  }

  /** The contents after a key, in the order of their keys, a page of them. Objects of other names are passed over. */
  async list(after?: string, signal?: AbortSignal): Promise<Page> {
    const { sdk, client } = await this.open();
    const range = { Prefix: keyPrefix, StartAfter: after, MaxKeys: pageSize };
    const command = new sdk.ListObjectsV2Command({ Bucket: this.config.s3Bucket, ...range });
    const { Contents: objects = [], IsTruncated } = await client.send(command, { abortSignal: signal });
    const contents = objects.flatMap(({ Key = '', LastModified }): Listed[] => {
      const name = nameOf(Key);
      return name && LastModified ? [{ ...name, lastModified: LastModified }] : [];
    });
    return { contents, ...(IsTruncated && { last: objects.at(-1)?.Key }) };
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.opening)?.client.destroy();
  }

  private object(name: ContentName) {
    return { Bucket: this.config.s3Bucket, Key: keyOf(name) };
  }

  private async open(): Promise<{ sdk: Sdk; client: S3Client }> {
    if (!this.isNamed) throw new Error('Documents lie in S3, and S3_BUCKET is not set.');
    this.opening ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: this.clientOf(sdk) }));
    return this.opening;
  }

  private clientOf({ S3Client }: Sdk): S3Client {
    const { s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey } = this.config;
    return new S3Client({
      region: s3Region,
      requestHandler: timeouts,
      // whoever fails for longer is asked again by the job, or by the caller
      maxAttempts: 2,
      // sums that stores other than Amazon's may not know; ours is SHA-256, which all of them do
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // a store of one's own seldom has a host name for each bucket
      ...(s3Endpoint && { endpoint: s3Endpoint, forcePathStyle: true }),
      ...(s3AccessKeyId &&
        s3SecretAccessKey && { credentials: { accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey } }),
    });
  }
}
