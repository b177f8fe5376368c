import { converse } from "./conversation.js";
import type { DatabaseDump } from "./database-dump.js";
import type { Scenario, ScenarioRequest } from "./scenario.js";

/** What one request brought back, as far as it is compared. */
export interface Exchange {
  readonly request: string;
  readonly status: number;
  /** Without a `charset=utf-8`, which is what it means anyway and which runtimes spell differently. */
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As text, or as hexadecimal digits where it is not UTF-8. */
  readonly body: string;
  /** The exception that escaped the handler. Not compared: the texts differ between databases. For messages only. */
  readonly uncaught?: string;
  /** Operations that nobody waited for, on workerd. */
  readonly pending: readonly string[];
}

/** All that was seen of one side. */
export interface Observation {
  readonly exchanges: readonly Exchange[];
  /** By D1 binding. */
  readonly databases: Readonly<Record<string, DatabaseDump>>;
}

/** The parts of a response that are used. Both Node's and Miniflare's have them. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What is sent, in terms that both Node's `fetch` and Miniflare's take. */
export interface SentRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: "manual";
}

export type Send = (path: string, request: SentRequest) => Promise<ReceivedResponse>;

/** Header in which the Worker reports its pending operations, as a JSON list. */
export const pendingHeader = "x-pending-operations";
/** Header in which either side reports an exception that escaped its handler. */
export const uncaughtHeader = "x-uncaught";

/**
 * Sends the requests of a scenario, one after the other.
 *
 * @param base where WebSockets are opened, `http://127.0.0.1:1234`
 */
export async function exchange(scenario: Scenario, send: Send, base: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const request of scenario.requests) {
    if ("conversation" in request) {
      const plain = async (between: Omit<ScenarioRequest, "name">) => {
        const response = await send(between.path, toSent(between));
        return `${String(response.status)} ${decode(await response.arrayBuffer())}`;
      };
      const body = await converse(request.conversation, base, plain);
      exchanges.push({ request: request.name, status: 101, contentType: "", headers: {}, body, pending: [] });
      continue;
    }
    const response = await send(request.path, toSent(request));
    const uncaught = response.headers.get(uncaughtHeader);
    exchanges.push({
      request: request.name,
      status: response.status,
      contentType: normalizeContentType(response.headers.get("content-type") ?? ""),
      headers: Object.fromEntries((scenario.headers ?? []).map((name) => [name, response.headers.get(name) ?? ""])),
      body: decode(await response.arrayBuffer()),
      ...(uncaught === null ? {} : { uncaught: decodeURIComponent(uncaught) }),
      pending: JSON.parse(response.headers.get(pendingHeader) ?? "[]") as string[],
    });
  }
  return exchanges;
}

function toSent({ method = "GET", headers = {}, body }: Omit<ScenarioRequest, "name">): SentRequest {
  const plain = { method, redirect: "manual" as const };
  if (body === undefined) return { ...plain, headers: { ...headers } };
  if (typeof body === "string") return { ...plain, headers: { ...headers }, body };
  return { ...plain, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

function normalizeContentType(contentType: string): string {
  return contentType
    .toLowerCase()
    .replaceAll(" ", "")
    .replace(/;charset=utf-8$/, "");
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return `hex ${Buffer.from(bytes).toString("hex")}`;
  }
}
