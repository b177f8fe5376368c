import type { Catalog } from "../../src/sql/postgres/catalog.js";
import type { IgnoredReason } from "../../src/sql/postgres/changes/meaning.js";
import type { OutputFile } from "./output.js";
import { carryOut } from "./replay-change.js";
import { type InputStatement, replayStatement } from "./replay-statement.js";
import { type ReplayFinding, type ReplayOptions, ReplayState } from "./replay-state.js";

export interface InputFile {
  readonly path: string;
  /** Name of the file that comes of it, without folder. */
  readonly outputName: string;
  readonly statements: readonly InputStatement[];
}

export interface Replay {
  readonly files: readonly OutputFile[];
  readonly findings: readonly ReplayFinding[];
  /** How often a kind of statement had nothing to do on D1. */
  readonly ignored: ReadonlyMap<IgnoredReason, number>;
  readonly catalog: Catalog;
}

/**
 * Replays migrations: every statement changes the catalog of PostgreSQL as it stands then, and what D1 needs to follow is
 * written as late as possible, so that changes of one file (or of all, with `squash`) fold into one CREATE TABLE. Statements
 * that read or write rows find their tables as PostgreSQL had them at that point.
 */
export function replay(files: readonly InputFile[], options: ReplayOptions): Replay {
  const state = new ReplayState(options);
  state.validated = new Set(files.flatMap(({ statements }) => statements.flatMap(({ text }) => validatedIn(text))));
  for (const file of files) replayFile(state, file);
  state.flush();
  noteSequences(state);
  return {
    files: state.output.files(),
    findings: [...state.findings.values()],
    ignored: state.ignored,
    catalog: state.catalog,
  };
}

/** The constraints that a statement validates, by name: which waits for that, and which holds at once. */
function validatedIn(text: string): string[] {
  const words = text.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ");
  const found = words.matchAll(/\bvalidate\s+constraint\s+(?:"((?:[^"]|"")+)"|(\w+))/gi);
  return [...found].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare?.toLowerCase() ?? "");
}

function replayFile(state: ReplayState, { path, outputName, statements }: InputFile): void {
  const { squash } = state.options;
  if (squash) state.output.openOnce("0000_initial.sql");
  else {
    state.output.open(outputName, path);
    state.empty = new Set();
  }
  for (const statement of statements) {
    state.place = { path, start: statement.start, end: statement.end };
    replayStatement(state, statement);
  }
  for (const key of state.temporary) carryOut(state, { kind: "drop-table", key, ifExists: true }, true);
  state.temporary = [];
  if (!squash) state.flush();
}

function noteSequences(state: ReplayState): void {
  for (const { key, ownedBy } of state.catalog.sequences.values()) {
    if (ownedBy || usedBySerial(state.catalog, key)) continue;
    const place = state.places.get(`sequence ${key}`);
    state.find("sequence", `the sequence \`${key}\` belongs to no column that counts rows`, place);
  }
}

/** A sequence named after the column that counts with it, as pg_dump writes it. */
function usedBySerial({ tables }: Catalog, key: string): boolean {
  return [...tables.values()].some((table) =>
    table.columns.some((column) => column.counts && key === `${table.key}_${column.name}_seq`),
  );
}
