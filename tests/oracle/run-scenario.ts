import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { provideRuntime, type MissingRuntime, type Runtime, type RuntimeName } from "../runtimes/install.js";
import { observeBefore } from "./before-side.js";
import { compare, type Difference } from "./compare.js";
import type { Observation } from "./exchange.js";
import { expectationOfNext, observeOpenNext } from "./next-app.js";
import type { Scenario } from "./scenario.js";
import { startServices } from "./services.js";
import type { Workerd } from "./workerd.js";

/** The runtimes that the side before needs: its own, and Bun to read the databases. */
export interface Runtimes {
  readonly before: Runtime;
  readonly bun: Runtime;
  /** The server of the service `redis`. */
  readonly redis?: Runtime;
  /** PGlite and the clients of PostgreSQL, where `before` does not have them. */
  readonly postgres?: Runtime;
  /** A Node that wrangler runs on, for apps of Next.js. */
  readonly newNode?: Runtime;
}

/** What the program before the migration does: two runs, so that it shows what is random in them. */
export type Expectation = readonly [Observation, Observation];

export interface Verdict {
  readonly differences: readonly Difference[];
  /** Operations on workerd that were pending when their handler returned: `<request>: run()`. */
  readonly pending: readonly string[];
}

/**
 * Finds or installs what a scenario's program before the migration runs on. Which of Node's drivers it needs is read
 * from its imports.
 */
export async function provideRuntimes(folder: string, scenario: Scenario): Promise<Runtimes | MissingRuntime> {
  const before = await provideRuntime(runtimeOf(folder, scenario));
  const bun = await provideRuntime("bun");
  if ("missing" in before) return before;
  if ("missing" in bun) return bun;
  const services = [...(scenario.services ?? []), ...(scenario.afterServices ?? [])];
  const others: Partial<Record<"redis" | "postgres" | "newNode", RuntimeName>> = {
    ...(services.includes("redis") && { redis: "redis" }),
    ...(services.includes("postgres") && { postgres: "postgres" }),
    ...(scenario.runtime === "next" && { newNode: "node:sqlite" }),
  };
  const found: Record<string, Runtime> = {};
  for (const [key, name] of Object.entries(others)) {
    const other = await provideRuntime(name);
    if ("missing" in other) return other;
    found[key] = other;
  }
  return { before, bun, ...found };
}

function runtimeOf(folder: string, scenario: Scenario): RuntimeName {
  if (scenario.runtime !== "node") return scenario.runtime;
  if (scenario.services?.includes("postgres")) return "postgres";
  if (importsModule(folder, "better-sqlite3")) return "better-sqlite3";
  return importsModule(folder, "node:sqlite") ? "node:sqlite" : "node";
}

function importsModule(folder: string, module: string): boolean {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.[cm]?[jt]sx?$/.test(name),
  );
  return sources.some((name) => new RegExp(`["']${module}["']`).test(readFileSync(path.join(folder, name), "utf8")));
}

/** Runs a scenario twice against the program before the migration. */
export async function expectation(folder: string, scenario: Scenario, runtimes: Runtimes): Promise<Expectation> {
  if (scenario.runtime === "next") return expectationOfNext(folder, scenario, runtimes);
  const run = () => observeBefore(folder, scenario, runtimes);
  return Promise.all([run(), run()]);
}

/** Runs a scenario against a Worker and compares it with the expectation. */
export async function judge(
  folder: string,
  scenario: Scenario,
  [first, second]: Expectation,
  workerd: Workerd,
  runtimes: Runtimes,
): Promise<Verdict> {
  const services = await startServices(scenario.afterServices, folder, runtimes);
  const observed =
    scenario.runtime === "next"
      ? observeOpenNext(folder, scenario, runtimes)
      : workerd.observe(folder, scenario, services.environment, runtimes.postgres?.modules);
  const after = await observed.finally(() => services.stop());
  return {
    differences: compare(first, second, after, scenario.mask),
    pending: after.exchanges.flatMap(({ request, pending }) => pending.map((operation) => `${request}: ${operation}`)),
  };
}
