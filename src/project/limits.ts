import type { RunResult } from "../engine/run-result.js";
import type { Seen } from "./runtime.js";
import type { Stack } from "./stack.js";

/** A limit of the platform that the code meets. */
export interface LimitMet {
  readonly limit: LimitName;
  /** What the limit is, and what happens there. */
  readonly text: string;
  /** `will`: the code exceeds it as it stands. `may`: it depends on values that are not in the code. */
  readonly certainty: "will" | "may";
  /** The page that says so. */
  readonly source: string;
  readonly seen: readonly Seen[];
}

const docs = "https://developers.cloudflare.com";

/** The limits, and the findings of transforms that tell of one: nothing is analysed twice. */
const limits = {
  "kv-ttl": {
    text: "Workers KV keeps a key for 60 seconds at least",
    certainty: "will",
    source: `${docs}/kv/platform/limits/`,
    codes: ["redis-kv/short-ttl"],
  },
  "pbkdf2-iterations": {
    text: "PBKDF2 with more than 100,000 iterations is refused; not by a local Worker",
    certainty: "will",
    source: `${docs}/workers/runtime-apis/web-crypto/`,
    codes: ["deno-workers/pbkdf2-iterations"],
  },
  "d1-parameters": {
    text: "D1 takes 100 parameters in a statement",
    certainty: "may",
    source: `${docs}/d1/platform/limits/`,
    codes: ["d1-async/parameter-limit", "drizzle-d1/parameter-limit"],
  },
  "d1-columns": {
    text: "D1 takes 100 columns in a table",
    certainty: "will",
    source: `${docs}/d1/platform/limits/`,
    codes: ["sql-d1/column-limit"],
  },
  "d1-statement": {
    text: "D1 takes statements of 100 KB",
    certainty: "will",
    source: `${docs}/d1/platform/limits/`,
    codes: ["sql-d1/statement-limit"],
  },
  "node-api": {
    text: "modules of Node whose functions throw on Workers",
    certainty: "may",
    source: `${docs}/workers/runtime-apis/nodejs/`,
    codes: ["bun-workers/node-module", "deno-workers/node-module", "bun-workers/process", "deno-workers/process"],
  },
} as const satisfies Readonly<Record<string, Omit<LimitMet, "limit" | "seen"> & { readonly codes: readonly string[] }>>;

export type LimitName = keyof typeof limits;

/**
 * The limits that a project meets: those that findings tell of, and what the imports and the numbers in the code tell.
 *
 * @param results of the transforms, each run by itself; none where nothing was planned
 */
export function limitsMet(stack: Stack, results: readonly RunResult[]): LimitMet[] {
  const findings = results.flatMap((result) => result.findings);
  return (Object.keys(limits) as LimitName[]).flatMap((limit): LimitMet[] => {
    const { codes, ...met } = limits[limit];
    const wanted: readonly string[] = codes;
    const told = findings.filter(({ code }) => wanted.includes(code)).map(({ path, line }): Seen => ({ path, line }));
    const inStack: readonly Seen[] =
      limit === "pbkdf2-iterations"
        ? stack.costlyHashes
        : limit === "node-api"
          ? stack.nodeModules.flatMap(({ seen }) => seen)
          : [];
    const seen = [
      ...new Map([...told, ...inStack].map((place) => [`${place.path}:${String(place.line)}`, place])).values(),
    ];
    return seen.length === 0 ? [] : [{ limit, ...met, seen: seen.sort(byPlace) }];
  });
}

function byPlace(a: Seen, b: Seen): number {
  return a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1;
}
