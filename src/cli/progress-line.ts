import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";

/** The thread that draws the line of `progress.ts`. */

interface Shared {
  readonly memory: SharedArrayBuffer;
  readonly header: number;
  readonly cells: Readonly<Record<"state" | "version" | "length" | "isUp", number>>;
  readonly states: Readonly<Record<"running" | "stopping" | "stopped", number>>;
  readonly delay: number;
  readonly width: number | undefined;
}

const { memory, header, cells, states, delay, width = 80 } = workerData as Shared;
const numbers = new Int32Array(memory, 0, 4);
const text = new Uint8Array(memory, header);
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const standardError = 2;
const clearLine = "\r\u001b[2K";

// An event of the thread would reach the other one only when that comes back from its work.
Atomics.store(numbers, cells.isUp, 1);
let isDrawn = false;
const start = performance.now();
for (let frame = 0; Atomics.load(numbers, cells.state) === states.running; frame += 1) {
  Atomics.wait(numbers, cells.state, states.running, 100);
  const seconds = (performance.now() - start) / 1000;
  if (seconds * 1000 < delay || Atomics.load(numbers, cells.state) !== states.running) continue;
  const step = new TextDecoder().decode(text.slice(0, Atomics.load(numbers, cells.length)));
  const line = `${frames[frame % frames.length] ?? ""} ${step} · ${seconds.toFixed(0)} s`;
  isDrawn = write(clearLine + line.slice(0, Math.max(1, width - 1)));
}
if (isDrawn) write(clearLine);
Atomics.store(numbers, cells.state, states.stopped);
Atomics.notify(numbers, cells.state);

/** A terminal that is gone is no reason to fail. */
function write(line: string): boolean {
  try {
    writeSync(standardError, line);
    return true;
  } catch {
    return false;
  }
}
