import { IntersectionType } from '@nestjs/swagger';
import { CodeField, IntField, legalTermMonths, TextField } from '@ovipro/contracts';
import { type CheckedConfig, ServiceConfig } from '@ovipro/platform';

/** Where documents lie in S3, or in a store that speaks as S3 does. */
export class BucketConfig {
  /** The bucket of documents. One for each installation: whatever belongs to none of its documents is removed from it. */
  @TextField({ max: 63, optional: true })
  s3Bucket?: string;

  /** Address of a store that is not Amazon's, as in `https://s3.example.com`. */
  @TextField({ max: 2000, optional: true })
  s3Endpoint?: string;

  /** Region of the bucket. */
  @TextField({ max: 100 })
  s3Region = 'eu-north-1';

  /** Key of the store. Without one, the role of the pod or machine counts, as with every program of Amazon's SDK. */
  @TextField({ max: 200, optional: true })
  s3AccessKeyId?: string;

  /** The secret half of that key. */
  @TextField({ max: 200, optional: true })
  s3SecretAccessKey?: string;
}

export class AssignmentConfig extends IntersectionType(ServiceConfig, BucketConfig) implements CheckedConfig {
  /** The longest term that a consumer may agree to at a time, in calendar months. */
  @IntField({ min: 1, max: 1200 })
  termMonths = legalTermMonths;

  /** How many documents this process renders at a time; 0 leaves it to other workers. */
  @IntField({ min: 0, max: 32 })
  documentRenderers = 2;

  /** How long a document may take, in milliseconds. */
  @IntField({ min: 100, max: 600_000 })
  documentRenderTimeMs = 30_000;

  /** Heap that a document may take, in megabytes. */
  @IntField({ min: 32, max: 4_096 })
  documentRenderMemoryMb = 200;

  /** How long a request waits for the content of a document that is still being rendered, in milliseconds. */
  @IntField({ min: 0, max: 60_000 })
  documentWaitMs = 15_000;

  /** Where the content of new documents is kept. What was kept elsewhere before is read from there. */
  @CodeField(['database', 's3'])
  documentStore: 'database' | 's3' = 'database';

  faults(): string[] {
    const lacksBucket = this.documentStore === 's3' && !this.s3Bucket;
    const hasHalfKey = Boolean(this.s3AccessKeyId) !== Boolean(this.s3SecretAccessKey);
    return [
      ...(lacksBucket ? ['S3_BUCKET is required where DOCUMENT_STORE is s3'] : []),
      ...(hasHalfKey ? ['S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are required together'] : []),
    ];
  }
}
