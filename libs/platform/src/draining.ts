import { Injectable } from '@nestjs/common';
import { unavailable } from './errors/api-error';

/** Whether the process wants further requests. Once told to end, it still takes what comes, and says that it is not ready. */
@Injectable()
export class Draining {
  private begun = false;

  begin(): void {
    this.begun = true;
  }

  /** @throws ApiError unavailable */
  assertOpen(): void {
    if (this.begun) throw unavailable('The process is about to end.');
  }
}
