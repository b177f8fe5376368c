import type { ReportedFinding } from "../engine/run-result.js";
import type { CodeTable } from "../engine/transform.js";

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

/** The words of which a text has to contain one for any of them. */
export const postgresWords: readonly string[] = [
  "pg_advisory_",
  "pg_try_advisory_",
  "pg_notify",
  "LISTEN",
  "tsvector",
  "tsquery",
  "postgis",
  "ST_",
  "EXTENSION",
  "extension",
  "create_hypertable",
  "cron.schedule",
];

/** How it has to contain them. */
const anyWord =
  /pg_(?:try_)?advisory_|pg_notify|LISTEN\s|ts(?:vector|query)\b|postgis|ST_[A-Z]\w+\s*\(|(?:EXTENSION|extension)\s|create_hypertable|cron\.schedule/;

export interface PostgresFeature {
  readonly name: string;
  /** How many places there are, or files where only the words were looked for. */
  readonly places: number;
}

/**
 * The features whose words a text uses.
 *
 * @param has whether one of {@link postgresWords} is in the text
 */
export function postgresFeaturesIn(
  text: string,
  has: (word: string) => boolean = (word) => text.includes(word),
): string[] {
  if (!postgresWords.some(has) || !anyWord.test(text)) return [];
  return Object.entries(byWords).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}

/**
 * The features of PostgreSQL that a project would have to do without.
 *
 * @param words how many files use the words of each feature
 * @param findings of the transforms, whose codes tell of others; none where nothing was planned
 */
export function postgresFeatures(
  words: ReadonlyMap<string, number>,
  findings: readonly ReportedFinding[],
  codes: CodeTable,
): PostgresFeature[] {
  const places = new Map(words);
  for (const { code } of findings) {
    const name = codes[code]?.postgresFeature;
    if (name !== undefined) places.set(name, (places.get(name) ?? 0) + 1);
  }
  return [...places]
    .map(([name, count]) => ({ name, places: count }))
    .sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : 1));
}
