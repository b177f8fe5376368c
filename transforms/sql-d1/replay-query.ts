import type { Meaning } from "../../src/sql/postgres/changes/meaning.js";
import { reasons } from "../../src/sql/postgres/reasons.js";
import { type Problem, translateStatement } from "../../src/sql/postgres/translation.js";
import { quoteName, sqliteName } from "../../src/sql/sqlite/names.js";
import { nameList } from "../../src/sql/sqlite/render.js";
import { splitInsert } from "../../src/sql/sqlite/split-insert.js";
import { carryOut } from "./replay-change.js";
import type { ReplayState } from "./replay-state.js";

/** A statement that reads or writes rows. */
export function carryOutQuery(state: ReplayState, text: string, comments: readonly string[]): void {
  const { statements, problems, reads, writes } = translateStatement(text, state.context);
  for (const problem of problems) if (problem.level === "review") state.find(problem.reason, described(problem));
  const manual = problems.filter(({ level }) => level === "manual");
  const [first] = manual;
  if (first) {
    state.leave(first.reason, manual.map(described).join("; "), text, comments);
    return;
  }
  if (state.options.squash && changesNothing(state, text, reads, writes)) {
    state.output.keep(undefined, comments);
    return;
  }
  const pieces = statements.flatMap((sql) => splitInsert(sql) ?? []);
  if (pieces.length < statements.length) {
    state.leave("statement-limit", "a statement of more than 100 KB", text, comments);
    return;
  }
  const missing = state.missingOnD1([...reads, ...writes]);
  if (missing !== undefined) {
    state.leave("unknown-table", `\`${missing}\` is not there on D1`, text, comments);
    return;
  }
  for (const key of writes) state.empty.delete(key);
  state.flush(new Set([...reads, ...writes].map(sqliteName)));
  pieces.forEach((sql, index) => state.output.write(sql, undefined, index === 0 ? comments : []));
}

/** Whether a statement works on rows of tables that cannot have any. */
function changesNothing(
  state: ReplayState,
  text: string,
  reads: readonly string[],
  writes: readonly string[],
): boolean {
  if (/^\s*(?:update|delete|truncate)\b/i.test(text))
    return writes.length > 0 && writes.every((key) => state.empty.has(key));
  if (!/^\s*insert\b/i.test(text) || !/\bselect\b[\s\S]*\bfrom\b/i.test(text)) return false;
  const aggregates = /\b(?:count|sum|max|min|avg|coalesce|exists)\s*\(/i.test(text);
  return !aggregates && reads.length > 0 && reads.every((key) => state.empty.has(key));
}

/** CREATE TABLE AS and SELECT INTO: a table with the columns of the query, and then its rows. */
export function tableFromQuery(
  state: ReplayState,
  meaning: Extract<Meaning, { kind: "table-from-query" }>,
  text: string,
  comments: readonly string[],
): void {
  const { key, query, columns: names } = meaning;
  if (meaning.ifNotExists && state.catalog.tables.has(key)) {
    state.output.keep(undefined, comments);
    return;
  }
  const { statements, problems, reads, columns } = translateStatement(query, state.context, { named: true });
  for (const problem of problems) if (problem.level === "review") state.find(problem.reason, described(problem));
  const manual = problems.filter(({ level }) => level === "manual");
  const [sql] = statements;
  if (manual[0] || sql === undefined) {
    state.leave(manual[0]?.reason ?? "syntax", manual.map(described).join("; "), text, comments);
    return;
  }
  if (!columns) {
    state.leave("construct", "a table of a query whose columns are not known", text, comments);
    return;
  }
  const missing = state.missingOnD1(reads);
  if (missing !== undefined) {
    state.leave("unknown-table", `\`${missing}\` is not there on D1`, text, comments);
    return;
  }
  const before = state.catalog;
  const made = columns.map(({ name, type }, index) => {
    return { name: names[index] ?? name, type, notNull: false, comments: [] };
  });
  state.output.keep(sqliteName(key), comments);
  carryOut(
    state,
    { kind: "create-table", key, draft: { columns: made, constraints: [], like: [] }, ifNotExists: false },
    false,
  );
  if (state.catalog === before) return;
  if (meaning.temporary) state.temporary.push(key);
  if (!meaning.withData || (state.options.squash && changesNothing(state, `INSERT ${query}`, reads, [key]))) return;
  const insert = `INSERT INTO ${quoteName(sqliteName(key))} (${nameList(made.map(({ name }) => name))})\n${sql}`;
  const pieces = splitInsert(insert);
  if (!pieces) {
    state.leave("statement-limit", "a statement of more than 100 KB", text, []);
    return;
  }
  state.empty.delete(key);
  state.flush(new Set([...reads, key].map(sqliteName)));
  for (const piece of pieces) state.output.write(piece);
}

/** A problem of a whole statement: what it is, and what it is about. */
function described({ reason, text }: Problem): string {
  return text === "" ? reasons[reason].short : `${reasons[reason].short}: ${text}`;
}
