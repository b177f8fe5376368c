import type { ReportedFinding } from "../engine/run-result.js";
import type { CodeTable, PlatformLimit } from "../engine/transform.js";
import type { Seen } from "./runtime.js";
import type { Stack } from "./stack.js";

/** A limit of the platform that the code meets. */
export interface LimitMet {
  readonly limit: PlatformLimit;
  /** What the limit is, and what happens there. */
  readonly text: string;
  /** `will`: the code exceeds it as it stands. `may`: it depends on values that are not in the code. */
  readonly certainty: "will" | "may";
  /** The page that says so. */
  readonly source: string;
  readonly seen: readonly Seen[];
}

const docs = "https://developers.cloudflare.com";

const limits = {
  "kv-ttl": {
    text: "Workers KV keeps a key for 60 seconds at least",
    certainty: "will",
    source: `${docs}/kv/platform/limits/`,
  },
  "pbkdf2-iterations": {
    text: "PBKDF2 with more than 100,000 iterations is refused; not by a local Worker",
    certainty: "will",
    source: `${docs}/workers/runtime-apis/web-crypto/`,
  },
  "d1-parameters": {
    text: "D1 takes 100 parameters in a statement",
    certainty: "may",
    source: `${docs}/d1/platform/limits/`,
  },
  "d1-columns": {
    text: "D1 takes 100 columns in a table",
    certainty: "will",
    source: `${docs}/d1/platform/limits/`,
  },
  "d1-statement": {
    text: "D1 takes statements of 100 KB",
    certainty: "will",
    source: `${docs}/d1/platform/limits/`,
  },
  "node-api": {
    text: "modules of Node whose functions throw on Workers",
    certainty: "may",
    source: `${docs}/workers/runtime-apis/nodejs/`,
  },
} as const satisfies Readonly<Record<PlatformLimit, Omit<LimitMet, "limit" | "seen">>>;

/**
 * The limits that a project meets: those that findings tell of, by their codes, and what the imports and the numbers in
 * the code tell.
 *
 * @param findings of the transforms, each run by itself; none where nothing was planned
 */
export function limitsMet(stack: Stack, findings: readonly ReportedFinding[], codes: CodeTable): LimitMet[] {
  return (Object.keys(limits) as PlatformLimit[]).flatMap((limit): LimitMet[] => {
    const told = findings
      .filter(({ code }) => codes[code]?.limit === limit)
      .map(({ path, line }): Seen => ({ path, line }));
    const inStack: readonly Seen[] =
      limit === "pbkdf2-iterations"
        ? stack.costlyHashes
        : limit === "node-api"
          ? stack.nodeModules.flatMap(({ seen }) => seen)
          : [];
    const seen = [
      ...new Map([...told, ...inStack].map((place) => [`${place.path}:${String(place.line)}`, place])).values(),
    ];
    return seen.length === 0 ? [] : [{ limit, ...limits[limit], seen: seen.sort(byPlace) }];
  });
}

function byPlace(a: Seen, b: Seen): number {
  return a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1;
}
