import { setTimeout } from "node:timers/promises";
import { WebSocket } from "undici";
import type { ScenarioRequest } from "./scenario.js";

/** One step of a conversation over WebSockets. Sockets have names of their own. */
export type Step =
  | { readonly open: string; readonly path: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly send: string; readonly text: string }
  | { readonly send: string; readonly bytes: readonly number[] }
  /** A plain request between the messages, with a body as in `requests`. */
  | { readonly request: Omit<ScenarioRequest, "name"> }
  /** Waits until each of these sockets has got so many more messages. */
  | { readonly expect: Readonly<Record<string, number>> }
  | { readonly close: string; readonly code?: number; readonly reason?: string };

/** What a socket was told, in order: messages (bytes as hexadecimal digits), refusals and the end. */
type Events = string[];

/** How long a message may take, in milliseconds. */
const patience = 15_000;
/** How long the last messages get that nobody waits for, in milliseconds: one too many has to be seen. */
const settling = 150;

/**
 * Talks to a server over WebSockets.
 *
 * @param base `http://127.0.0.1:1234`
 * @param request answers a plain request, with what is compared of it as text
 * @returns what each socket was told, and what was answered in between
 */
export async function converse(
  steps: readonly Step[],
  base: string,
  request: (request: Omit<ScenarioRequest, "name">) => Promise<string>,
): Promise<string> {
  const sockets = new Map<string, { readonly socket: WebSocket; readonly events: Events; seen: number }>();
  const answers: string[] = [];
  const named = (name: string) => {
    const known = sockets.get(name);
    if (!known) throw new Error(`no socket "${name}" was opened`);
    return known;
  };
  for (const step of steps) {
    if ("open" in step) sockets.set(step.open, await open(`${base.replace("http", "ws")}${step.path}`, step.headers));
    else if ("bytes" in step) named(step.send).socket.send(new Uint8Array(step.bytes));
    else if ("send" in step) named(step.send).socket.send(step.text);
    else if ("request" in step) answers.push(await request(step.request));
    else if ("expect" in step)
      for (const [name, count] of Object.entries(step.expect)) {
        const known = named(name);
        known.seen += count;
        await until(() => known.events.length >= known.seen);
      }
    else {
      const { socket, events } = named(step.close);
      socket.close(step.code ?? 1000, step.reason);
      await until(() => events.some((event) => event.startsWith("closed")));
    }
  }
  await setTimeout(settling);
  for (const { socket } of sockets.values()) socket.close();
  const told = Object.fromEntries([...sockets].map(([name, { events }]) => [name, events]));
  return JSON.stringify({ told, answers });
}

async function open(url: string, headers: Readonly<Record<string, string>> = {}) {
  const socket = new WebSocket(url, { headers: { ...headers } });
  const events: Events = [];
  socket.binaryType = "arraybuffer";
  const opened = new Promise<void>((resolve) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => {
      if (socket.readyState !== WebSocket.OPEN && events.length === 0) events.push("refused");
      resolve();
    });
  });
  socket.addEventListener("message", ({ data }: { data: unknown }) => {
    events.push(typeof data === "string" ? data : `hex ${Buffer.from(data as ArrayBuffer).toString("hex")}`);
  });
  socket.addEventListener("close", ({ code, reason }) => {
    if (!events.includes("refused")) events.push(`closed ${String(code)} ${reason}`.trim());
  });
  await opened;
  return { socket, events, seen: 0 };
}

/** Ends without a word when it takes too long: what is missing shows in the comparison. */
async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + patience; !condition() && Date.now() < end;) await setTimeout(5);
}
