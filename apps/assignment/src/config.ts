import { IntField, legalTermMonths } from '@ovipro/contracts';
import { ServiceConfig } from '@ovipro/platform';

export class AssignmentConfig extends ServiceConfig {
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
}
