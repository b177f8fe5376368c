import type { RunResult } from "../engine/run-result.js";

/** Features of PostgreSQL for which a project has to be written anew on D1, by the words that they are used with. */
const byWords = {
  "advisory locks": /\bpg_(?:try_)?advisory_(?:xact_)?(?:un)?lock/i,
  "LISTEN/NOTIFY": /\bpg_notify\s*\(|\bLISTEN\s+"?[a-z_]\w*"?\s*[;`"']/,
  "full-text search": /\b(?:to_tsvector|to_tsquery|plainto_tsquery|websearch_to_tsquery)\s*\(|\btsvector\b/i,
  PostGIS: /\bCREATE\s+EXTENSION\s[^;]*\bpostgis\b|\bST_(?:DWithin|Distance|Contains|Intersects|MakePoint)\s*\(/i,
  pgvector: /\bCREATE\s+EXTENSION\s[^;]*\bvector\b/i,
  "trigram search": /\bCREATE\s+EXTENSION\s[^;]*\bpg_trgm\b/i,
  TimescaleDB: /\bCREATE\s+EXTENSION\s[^;]*\btimescaledb\b|\bcreate_hypertable\s*\(/i,
  pg_cron: /\bCREATE\s+EXTENSION\s[^;]*\bpg_cron\b|\bcron\.schedule\s*\(\s*'/i,
} as const satisfies Readonly<Record<string, RegExp>>;

/** What a text has to contain for any of them. */
const anyWord =
  /pg_(?:try_)?advisory_|pg_notify|LISTEN\s|ts(?:vector|query)\b|postgis|ST_[A-Z]\w+\s*\(|(?:EXTENSION|extension)\s|create_hypertable|cron\.schedule/;

/** The same, by the findings of transforms. */
const byCodes = {
  "row-level security": ["sql-d1/row-security", "drizzle-d1/row-security"],
  "triggers in PL/pgSQL": ["sql-d1/trigger-function"],
  "functions and procedures": ["sql-d1/function"],
  "interactive transactions": ["drizzle-d1/interactive-transaction"],
  "distances of vectors": ["drizzle-d1/vector"],
  "GIN, GiST and HNSW indexes": ["sql-d1/index-method", "drizzle-d1/index-method"],
  "exclusion constraints": ["sql-d1/exclusion"],
  partitions: ["sql-d1/partition"],
  "table inheritance": ["sql-d1/inheritance"],
  "regular expressions": ["sql-d1/regular-expression"],
  "SQL without a form on D1": ["drizzle-d1/sql-unconverted"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export interface PostgresFeature {
  readonly name: string;
  /** How many places there are, or files where only the words were looked for. */
  readonly places: number;
}

/** The features whose words a text uses. */
export function postgresWordsIn(text: string): string[] {
  if (!anyWord.test(text)) return [];
  return Object.entries(byWords).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}

/**
 * The features of PostgreSQL that a project would have to do without.
 *
 * @param words how many files use the words of each feature
 * @param results of the transforms; none where nothing was planned
 */
export function postgresFeatures(words: ReadonlyMap<string, number>, results: readonly RunResult[]): PostgresFeature[] {
  const findings = results.flatMap((result) => result.findings);
  const told = Object.entries(byCodes).flatMap(([name, codes]): PostgresFeature[] => {
    const wanted: readonly string[] = codes;
    const places = findings.filter(({ code }) => wanted.includes(code)).length;
    return places === 0 ? [] : [{ name, places }];
  });
  return [...told, ...[...words].map(([name, places]) => ({ name, places }))].sort(
    (a, b) => b.places - a.places || (a.name < b.name ? -1 : 1),
  );
}
