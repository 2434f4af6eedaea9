import type { TestS3 } from '@ovipro/testing';
import type { AssignmentConfig, BucketConfig } from '../config';

/** What a service is told to keep documents in a bucket. */
export const inS3 = ({ endpoint, bucket }: TestS3): Partial<AssignmentConfig> & BucketConfig => ({
  documentStore: 's3',
  s3Bucket: bucket,
  s3Endpoint: endpoint,
  s3Region: 'eu-north-1',
  s3AccessKeyId: 'tests',
  s3SecretAccessKey: 'of no worth',
});

/** The same for a process of its own. */
export const environmentInS3 = (s3: TestS3): Record<string, string> => ({
  DOCUMENT_STORE: 's3',
  S3_BUCKET: s3.bucket,
  S3_ENDPOINT: s3.endpoint,
  S3_ACCESS_KEY_ID: 'tests',
  S3_SECRET_ACCESS_KEY: 'of no worth',
});
