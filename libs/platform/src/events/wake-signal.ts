/** A wait that can be cut short; a wake-up while nobody waits shortens the next wait. */
export class WakeSignal {
  private awake = false;
  private resolve?: () => void;

  wake(): void {
    this.awake = true;
    this.resolve?.();
  }

  /** @param milliseconds the longest wait */
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
