/** What stands below the generated class: its tables, and how arguments are read. */
export const functions = `
function withTables<Sql extends { exec(query: string): unknown }>(sql: Sql): Sql {
  sql.exec(\`
    CREATE TABLE IF NOT EXISTS strings (k TEXT PRIMARY KEY, v TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS hashes (k TEXT, f TEXT, v TEXT NOT NULL, PRIMARY KEY (k, f));
    CREATE TABLE IF NOT EXISTS lists (k TEXT, i INTEGER, v TEXT NOT NULL, PRIMARY KEY (k, i));
    CREATE TABLE IF NOT EXISTS sets (k TEXT, m TEXT, PRIMARY KEY (k, m));
    CREATE TABLE IF NOT EXISTS zsets (k TEXT, m TEXT, score REAL NOT NULL, PRIMARY KEY (k, m));
    CREATE INDEX IF NOT EXISTS zsets_by_score ON zsets (k, score, m);
    CREATE TABLE IF NOT EXISTS ends (k TEXT PRIMARY KEY, at INTEGER NOT NULL);
  \`);
  return sql;
}

const tables = ["strings", "hashes", "lists", "sets", "zsets"];

type Scored = { score: number; member?: unknown; value?: unknown };
type Ranked = { value: string; score: number };

/** The words of options in lower case, each with the number that follows it. */
function optionsOf(options: Readonly<Options>): Map<string, number> {
  const words = new Map<string, number>();
  options.forEach((option, index) => {
    if (typeof option === "object") {
      for (const [name, value] of Object.entries(option)) {
        if (value !== undefined && value !== false) words.set(name.toLowerCase(), Number(value));
      }
    } else if (typeof option === "string") words.set(option.toLowerCase(), Number(options[index + 1]));
  });
  return words;
}

/** What the options of a sorted set's range ask for: LIMIT is "LIMIT", 0, 10, or { LIMIT: { offset, count } }, or { offset, count }. */
function rangeOf(options: Readonly<Options>) {
  const words = optionsOf(options);
  const at = options.findIndex((option) => typeof option === "string" && option.toLowerCase() === "limit");
  const named = Object.assign({}, ...options.filter((option) => typeof option === "object")) as Record<string, unknown>;
  const limit = (named.LIMIT ?? named) as { offset?: Text; count?: Text };
  const [offset = 0, count = -1] = at < 0 ? [limit.offset, limit.count] : [options[at + 1] as Text, options[at + 2] as Text];
  return {
    isByScore: words.has("byscore") || words.has("by"),
    isReversed: words.has("rev"),
    withScores: words.has("withscores"),
    offset: Number(offset),
    count: Number(count),
  };
}

/** A negative count is all of them, a negative offset none. */
function limited<Row>(rows: readonly Row[], offset: number, count: number): Row[] {
  return offset < 0 ? [] : rows.slice(offset, count < 0 ? undefined : offset + count);
}

/** When a key with such options ends, in milliseconds since 1970. */
function endOf(words: ReadonlyMap<string, number>): number | null {
  const [ex, px, exat, pxat] = ["ex", "px", "exat", "pxat"].map((word) => words.get(word));
  if (ex !== undefined) return Date.now() + ex * 1000;
  if (px !== undefined) return Date.now() + px;
  if (exat !== undefined) return exat * 1000;
  return pxat ?? null;
}

function pairsOf(fields: readonly (Text | Record<string, Text>)[]): [string, string][] {
  const flat = fields.flatMap((field) => (typeof field === "object" ? Object.entries(field).flat() : [field]));
  return flat.flatMap((field, index) => (index % 2 === 0 ? [[String(field), String(flat[index + 1])] as [string, string]] : []));
}

function scoresOf(entries: readonly (Text | Scored | Scored[])[]): [number, string][] {
  const flat = entries.flat().flatMap((entry) => (typeof entry === "object" ? [entry.score, String(entry.member ?? entry.value)] : [entry]));
  return flat.flatMap((score, index) => (index % 2 === 0 ? [[Number(score), String(flat[index + 1])] as [number, string]] : []));
}

/** From member, score, … */
function pairedScores(scores: readonly string[]): Ranked[] {
  return scores.flatMap((value, index) => (index % 2 === 0 ? [{ value, score: Number(scores[index + 1]) }] : []));
}

/** A part of a list, both ends included; negative numbers count from the end. */
function slice<Value>(values: readonly Value[], start: Text, stop: Text): Value[] {
  const from = Number(start) < 0 ? Math.max(0, values.length + Number(start)) : Number(start);
  const to = Number(stop) < 0 ? values.length + Number(stop) : Number(stop);
  return values.slice(from, to + 1);
}

/** "(5" leaves 5 out; "-inf" and "+inf" are without end. */
function isWithin(score: number, min: Text, max: Text): boolean {
  const limit = (text: Text) => Number(String(text).replace(/^\\(/, "").replace(/^([+-]?)inf$/i, "$1Infinity"));
  const isOpen = (text: Text) => String(text).startsWith("(");
  return (
    (isOpen(min) ? score > limit(min) : score >= limit(min)) && (isOpen(max) ? score < limit(max) : score <= limit(max))
  );
}
`;
