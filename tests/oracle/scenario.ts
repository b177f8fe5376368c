import { readFileSync } from "node:fs";
import type { Step } from "./conversation.js";

/** A conversation over WebSockets, among the requests of a scenario. */
export interface ScenarioConversation {
  readonly name: string;
  readonly conversation: readonly Step[];
}

/** One HTTP request that goes to both sides. */
export interface ScenarioRequest {
  /** Unique in the scenario. */
  readonly name: string;
  /** Default `GET`. */
  readonly method?: string;
  /** With the query, e.g. `/notes?page=2`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string goes out as it is. Anything else goes out as JSON, with a content type that says so. */
  readonly body?: unknown;
}

/** The content of a case's `scenario.json`. */
export interface Scenario {
  readonly runtime: "bun" | "deno" | "node" | "next";
  /**
   * The module that exports `default { fetch(request) }`, relative to `before/` and to `after/`. An app of Next.js has
   * none: `before/` is served by `next start`, `after/` built by OpenNext.
   */
  readonly entry: string;
  /** Where `after/` has its entry elsewhere. */
  readonly afterEntry?: string;
  /** Sent one after the other, in this order. */
  readonly requests: readonly (ScenarioRequest | ScenarioConversation)[];
  /** Response headers that are compared, apart from the content type. */
  readonly headers?: readonly string[];
  /** Regular expressions. What they match in bodies, headers and values of tables is masked before the comparison. */
  readonly mask?: readonly string[];
  /**
   * D1 binding → the SQLite file of `before/`, relative to its working directory. The first file's absolute path is
   * also in `DATABASE_PATH`. Default: `{ "DB": "app.sqlite" }`, and none with `services`.
   */
  readonly databases?: Readonly<Record<string, string>>;
  /**
   * Environment variables of `before/`. Those of `after/` are the `vars` of its wrangler config, and what its
   * `.dev.vars.example` names, filled in with these values.
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** What `before/` talks to: each run gets one of its own, empty. */
  readonly services?: readonly ServiceName[];
  /** What `after/` talks to, where it still does: one of its own, whose address is among its variables. */
  readonly afterServices?: readonly ServiceName[];
}

/**
 * - `postgres`: PGlite behind a socket, with the tables that drizzle-kit makes of `before/`, and its address in
 *   `DATABASE_URL`. Tables are not compared then: the requests have to show the rows.
 * - `redis`: a Redis server in `REDIS_URL`, and an emulator of Upstash's REST API before it in the variables of
 *   `@upstash/redis` and `@vercel/kv`.
 * - `vercel-blob`: our emulator of the Blob API, `__testfixtures__/blob-r2/vercel-blob-emulator.ts`.
 */
export type ServiceName = "postgres" | "redis" | "vercel-blob";

const services: ReadonlySet<string> = new Set<ServiceName>(["postgres", "redis", "vercel-blob"]);

const keys = new Set([
  "runtime",
  "entry",
  "afterEntry",
  "requests",
  "headers",
  "mask",
  "databases",
  "environment",
  "services",
  "afterServices",
] satisfies (keyof Scenario)[] as string[]);

/**
 * Reads a scenario.
 *
 * @throws Error where it is not one: an unknown key, no requests, a request's name used twice.
 */
export function readScenario(file: string): Scenario {
  const scenario = JSON.parse(readFileSync(file, "utf8")) as Partial<Scenario>;
  const problems: string[] = Object.keys(scenario)
    .filter((key) => !keys.has(key))
    .map((key) => `unknown key "${key}"`);
  const { runtime, entry, requests = [] } = scenario;
  if (runtime !== "bun" && runtime !== "deno" && runtime !== "node" && runtime !== "next")
    problems.push('"runtime" is not "bun", "deno", "node" or "next"');
  if (typeof entry !== "string" && runtime !== "next") problems.push('"entry" is missing');
  if (requests.length === 0) problems.push("no requests");
  for (const service of [...(scenario.services ?? []), ...(scenario.afterServices ?? [])]) {
    if (!services.has(service)) problems.push(`there is no service "${service}"`);
  }
  const names = requests.map((request) => request.name);
  for (const name of names.filter((each, index) => names.indexOf(each) !== index)) {
    problems.push(`two requests are called "${name}"`);
  }
  if (problems.length > 0) throw new Error(`${file}: ${problems.join("; ")}`);
  return scenario as Scenario;
}

/** Files of the databases by binding, with the default filled in. */
export function databasesOf(scenario: Scenario): Readonly<Record<string, string>> {
  return scenario.databases ?? (scenario.services || scenario.runtime === "next" ? {} : { DB: "app.sqlite" });
}
