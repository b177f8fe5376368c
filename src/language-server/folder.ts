import { setTimeout as wait } from "node:timers/promises";
import type { Analysis } from "./analysis.js";

/**
 * Keeps the analysis of a folder up to date: a change starts it anew after a pause, and cancels the one that runs.
 */
export class FolderAnalysis {
  readonly #run: (signal: AbortSignal) => Promise<Analysis>;
  #cancellation = new AbortController();
  #current: Promise<Analysis | undefined> = Promise.resolve(undefined);

  /** @param run makes the analysis; rejects with the signal's reason where it is aborted */
  constructor(run: (signal: AbortSignal) => Promise<Analysis>) {
    this.#run = run;
  }

  /**
   * Something has changed.
   *
   * @param pause in milliseconds, for more changes to come
   * @param done is called with the outcome, unless a later change comes before it
   */
  refresh(pause: number, done: (analysis: Analysis) => void, failed: (error: unknown) => void): void {
    this.#cancellation.abort();
    const { signal } = (this.#cancellation = new AbortController());
    this.#current = wait(pause, undefined, { signal })
      .then(() => this.#run(signal))
      .then((analysis) => {
        if (signal.aborted) return undefined;
        done(analysis);
        return analysis;
      })
      .catch((error: unknown) => {
        if (!signal.aborted) failed(error);
        return undefined;
      });
  }

  /** The analysis of the texts as they are now, once it is there; `undefined` where it failed. */
  async latest(): Promise<Analysis | undefined> {
    for (;;) {
      const current = this.#current;
      const analysis = await current;
      if (current === this.#current) return analysis;
    }
  }

  stop(): void {
    this.#cancellation.abort();
  }
}
