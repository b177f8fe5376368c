export class Poller {
  #latest = 0;

  start(): void {
    this.#schedule();
  }

  latest(): Promise<number> {
    return Promise.resolve(this.#latest);
  }

  /** Runs on demand: ends with its request. */
  watch(): void {
    setTimeout(() => this.watch(), 100);
  }

  #schedule(): void {
    setTimeout(() => void this.#poll(), 1000);
  }

  async #poll(): Promise<void> {
    this.#latest++;
    await Promise.resolve();
    this.#schedule();
  }
}
