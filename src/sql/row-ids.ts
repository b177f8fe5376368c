import { type Statement, splitStatements } from "./statements.js";
import { type Token, nameOf, startsWith, tokenize, unquotedName } from "./tokens.js";

/** An INSERT, as far as the rowids that it gives depend on it. */
export interface InsertShape {
  /** In lower case. */
  readonly table: string;
  /** In lower case; `undefined` where the statement names none. */
  readonly columns: readonly string[] | undefined;
  /** How many rows VALUES has; `undefined` for a query. */
  readonly rows: number | undefined;
  /** It inserts all of its rows or fails. `OR IGNORE` and `ON CONFLICT` may leave one out. */
  readonly alwaysInserts: boolean;
}

/** The shape of an INSERT or REPLACE; `undefined` for any other text, also for several statements. */
export function insertShape(sql: string): InsertShape | undefined {
  const [statement, ...others] = splitStatements(sql);
  if (!statement || others.length > 0) return undefined;
  const { class: found, text } = statement;
  if (found.kind !== "write" || found.verb !== "insert" || found.table === undefined) return undefined;
  const { tokens } = tokenize(text);
  const table = found.table.toLowerCase();
  // Behind WITH it is not looked at closely.
  if (startsWith(tokens, 0, "WITH")) return { table, columns: undefined, rows: undefined, alwaysInserts: false };
  const conflict = startsWith(tokens, 1, "OR") ? tokens[2]?.value : tokens[0]?.value;
  const top = topLevelIndices(tokens);
  const at = (...words: readonly string[]) =>
    top.find((index) => words.some((word) => startsWith(tokens, index, word)));
  const values = at("VALUES");
  const defaults = top.find((index) => startsWith(tokens, index, "DEFAULT", "VALUES"));
  const upsert = at("ON");
  const end = upsert ?? at("RETURNING") ?? tokens.length;
  const isQuery = at("SELECT", "WITH") !== undefined && (values ?? end) >= (at("SELECT", "WITH") ?? end);
  const rows =
    values === undefined || isQuery ? undefined : top.filter((i) => i > values && i < end && isOpen(tokens[i])).length;
  return {
    table,
    columns: columnsOf(tokens, top, values ?? end),
    rows: defaults === undefined ? rows : 1,
    alwaysInserts: upsert === undefined && (conflict === "INSERT" || conflict === "REPLACE" || conflict === "ABORT"),
  };
}

function isOpen(token: Token | undefined): boolean {
  return token?.text === "(";
}

/** Tokens outside of parentheses; an opening one counts as outside. */
function topLevelIndices(tokens: readonly Token[]): number[] {
  let depth = 0;
  return [...tokens.keys()].filter((index) => {
    const { text } = tokens[index] ?? { text: "" };
    if (text === ")") depth -= 1;
    const isHere = depth === 0 && text !== ")";
    if (text === "(") depth += 1;
    return isHere;
  });
}

function columnsOf(tokens: readonly Token[], top: readonly number[], before: number): string[] | undefined {
  const open = top.find((index) => index < before && isOpen(tokens[index]));
  if (open === undefined) return undefined;
  const next = top.find((index) => index > open) ?? tokens.length;
  return tokens.slice(open + 1, next).flatMap((token) => nameOf(token) ?? []);
}

/**
 * Whether a text may change the connection's `last_insert_rowid()`. UPDATE and DELETE don't; what triggers insert is
 * forgotten when they end (https://sqlite.org/c3ref/last_insert_rowid.html).
 *
 * @param isVirtual whether a table (lower case) may be a virtual one, whose changes insert rows elsewhere
 */
export function mayChangeRowId(sql: string, isVirtual: (table: string) => boolean): boolean {
  return splitStatements(sql).some(({ class: found }) => {
    if (found.kind !== "write") return found.kind !== "read" && found.kind !== "pragma";
    return found.verb === "insert" || found.table === undefined || isVirtual(found.table.toLowerCase());
  });
}

/** Whether a text calls a function that tells of the connection's last change, before which it inserts nothing itself. */
export function asksForLastChange(sql: string): "last_insert_rowid()" | "changes()" | undefined {
  for (const { class: found, text } of splitStatements(sql)) {
    // The body of a trigger asks about its own statements.
    if (found.kind === "ddl-create") continue;
    const { tokens } = tokenize(text);
    const called = tokens.filter((token, index) => token.kind === "word" && isOpen(tokens[index + 1]));
    if (called.some(({ value }) => value === "LAST_INSERT_ROWID")) return "last_insert_rowid()";
    if (called.some(({ value }) => value === "CHANGES")) return "changes()";
    if (found.kind === "write") return undefined;
  }
  return undefined;
}

/** What is known of the rowids of tables from the schema. Tables that it does not create are taken for ordinary ones. */
export class RowIdTables {
  /** By table: why the rowid of an INSERT into it may not be that of a new row. */
  readonly #unreliable = new Map<string, string>();
  readonly #virtual = new Set<string>();
  /** AUTOINCREMENT tables, with the spelling of their names and their key. */
  readonly #sequences = new Map<string, { readonly name: string; readonly key: string }>();

  /** @param texts the program's constant SQL */
  constructor(texts: readonly string[]) {
    const statements = texts.flatMap((text) => splitStatements(text));
    for (const statement of statements) this.#addCreated(statement);
    for (const { class: found, text } of statements) {
      const { tokens } = tokenize(text);
      if (found.kind === "ddl-other" && found.table !== undefined) this.#sequences.delete(found.table.toLowerCase());
      if (found.kind !== "ddl-create" || found.object !== "trigger") continue;
      for (const [index, token] of tokens.entries()) {
        if (token.kind === "word" && token.value === "INTO") this.#sequences.delete(nameOf(tokens[index + 1]) ?? "");
      }
    }
  }

  #addCreated({ class: found, text }: Statement): void {
    if (found.kind !== "ddl-create") return;
    const { tokens } = tokenize(text);
    const table = (found.object === "trigger" ? (found.table ?? "") : found.name).toLowerCase();
    const has = (...words: readonly string[]) => tokens.some((_, index) => startsWith(tokens, index, ...words));
    switch (found.object) {
      case "table":
        if (has("WITHOUT", "ROWID")) this.#unreliable.set(table, `\`${found.name}\` is a table without rowid`);
        else if (has("ON", "CONFLICT", "IGNORE")) this.#unreliable.set(table, `\`${found.name}\` may ignore a new row`);
        this.#addSequence(table, found.name, tokens);
        break;
      case "view":
        this.#unreliable.set(table, `\`${found.name}\` is a view`);
        break;
      case "virtual-table":
        this.#unreliable.set(table, `\`${found.name}\` is a virtual table`);
        this.#virtual.add(table);
        break;
      case "trigger": {
        const event = tokens.findIndex(
          (token) => token.kind === "word" && /^(?:INSERT|UPDATE|DELETE)$/.test(token.value),
        );
        if (tokens[event]?.value === "INSERT") this.#unreliable.set(table, `\`${table}\` has a trigger`);
        break;
      }
      default:
    }
  }

  #addSequence(table: string, name: string, tokens: readonly Token[]): void {
    const at = tokens.findIndex((token) => token.kind === "word" && token.value === "AUTOINCREMENT");
    // `id INTEGER PRIMARY KEY AUTOINCREMENT`: nothing else may have it.
    const primary = tokens.findLastIndex((_, index) => index < at && startsWith(tokens, index, "PRIMARY", "KEY"));
    const type = startsWith(tokens, primary - 2, "NOT", "NULL") ? primary - 3 : primary - 1;
    const key = tokens[type - 1];
    if (at < 0 || tokens[type]?.value !== "INTEGER" || !key || nameOf(key) === undefined || this.#sequences.has(table))
      return;
    this.#sequences.set(table, { name, key: unquotedName(key).toLowerCase() });
  }

  isVirtual(table: string): boolean {
    return this.#virtual.has(table);
  }

  /** Why `last_insert_rowid()` after an INSERT may not be the new row's; `undefined` where it is. */
  reasonAgainst(table: string): string | undefined {
    return this.#unreliable.get(table);
  }

  /**
   * SQL for the key that the INSERT gave its row, until the next INSERT into the same table. SQLite keeps the largest
   * key of an AUTOINCREMENT table in `sqlite_sequence`, and a key that it chooses itself is larger than all before it
   * (https://sqlite.org/autoinc.html).
   */
  sequenceOf({ table, columns, rows, alwaysInserts }: InsertShape): string | undefined {
    const sequence = this.#sequences.get(table);
    const choosesKey = sequence !== undefined && columns !== undefined && !columns.includes(sequence.key);
    if (!choosesKey || !alwaysInserts || rows !== 1 || this.#unreliable.has(table)) return undefined;
    return `(SELECT seq FROM sqlite_sequence WHERE name = '${sequence.name.replaceAll("'", "''")}')`;
  }
}
