import { startTestS3, type TestS3 } from '@ovipro/testing';
import type { AssignmentConfig, BucketConfig } from '../config';
import { Assignments } from './assignment-service';
import { DocumentClient } from './document-client';

/** What a service is told to keep documents in a bucket. */
const inS3 = ({ endpoint, bucket }: TestS3): Partial<AssignmentConfig> & BucketConfig => ({
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

/** The service with a bucket, and without a worker of its own: a test says when what waits is rendered. */
export async function startInS3() {
  const s3 = await startTestS3();
  const assignments = await Assignments.start({ role: 'api', documentRenderers: 1, documentWaitMs: 0, ...inS3(s3) });
  const close = async (): Promise<void> => {
    await assignments.close();
    await s3.stop();
  };
  return { s3, assignments, documents: new DocumentClient(assignments), close };
}
