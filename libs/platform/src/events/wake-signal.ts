/** A wait that `wake` ends early; a `wake` while nobody waits ends the next wait at once. */
export class WakeSignal {
  private awake = false;
  private resolve?: () => void;

  wake(): void {
    this.awake = true;
    this.resolve?.();
  }

  /** @param milliseconds how long to wait at most */
  async wait(milliseconds: number): Promise<void> {
    if (!this.awake) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.resolve = undefined;
    this.awake = false;
  }
}
