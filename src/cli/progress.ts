import { Worker } from "node:worker_threads";

/** What a run says of itself while it goes on. */
export interface Progress {
  /** Says what is done now. */
  readonly show: (step: string) => void;
  /** Takes the line away. To be called before anything else is written, also after an error. */
  readonly stop: () => void;
}

const silentProgress: Progress = { show: () => undefined, stop: () => undefined };

/** After how many milliseconds the line appears. */
const delay = 1000;

/** Cells of the memory that both threads see. */
const cells = { state: 0, version: 1, length: 2, isUp: 3 } as const;
const states = { running: 0, stopping: 1, stopped: 2 } as const;
const textBytes = 400;
const header = Int32Array.BYTES_PER_ELEMENT * 4;

/**
 * Starts a line on standard error that says what is done, once that takes more than a second. Only people see it: not where
 * standard error is no terminal, nor in continuous integration (`CI`), nor with `--quiet`.
 *
 * It is drawn by a thread of its own, since TypeScript does not come back for many seconds.
 */
export function startProgress(quiet: boolean, environment: NodeJS.ProcessEnv = process.env): Progress {
  const isWanted = process.stderr.isTTY && !quiet && (environment.CI ?? "") === "" && environment.TERM !== "dumb";
  if (!isWanted) return silentProgress;
  const memory = new SharedArrayBuffer(header + textBytes);
  const numbers = new Int32Array(memory, 0, 4);
  const text = new Uint8Array(memory, header);
  const worker = new Worker(new URL("./progress-line.js", import.meta.url), {
    workerData: { memory, header, cells, states, delay, width: process.stderr.columns },
  });
  // A run is not kept alive, nor made to fail, by what only tells of it.
  worker.unref();
  worker.on("error", () => {
    Atomics.store(numbers, cells.state, states.stopped);
  });
  return {
    show(step) {
      const { written } = new TextEncoder().encodeInto(step, text);
      Atomics.store(numbers, cells.length, written);
      Atomics.add(numbers, cells.version, 1);
    },
    stop() {
      if (Atomics.compareExchange(numbers, cells.state, states.running, states.stopping) !== states.running) return;
      Atomics.notify(numbers, cells.state);
      // The thread has the last word on the terminal: the line is gone when it has answered.
      if (Atomics.load(numbers, cells.isUp) === 1) Atomics.wait(numbers, cells.state, states.stopping, 500);
      void worker.terminate();
    },
  };
}

/** Does work that says what it does, and takes the line away at its end, whatever that is. */
export async function withProgress<Value>(
  quiet: boolean,
  work: (show: Progress["show"]) => Promise<Value>,
): Promise<Value> {
  const progress = startProgress(quiet);
  try {
    return await work(progress.show);
  } finally {
    progress.stop();
  }
}
