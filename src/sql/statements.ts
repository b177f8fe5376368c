import { type PragmaOnD1, pragmaOnD1 } from "./pragmas.js";
import { type Comment, type Token, nameOf, startsWith, tokenize, unquotedName } from "./tokens.js";

export type SchemaObject = "table" | "index" | "view" | "trigger" | "virtual-table";
export type TransactionCommand = "begin" | "commit" | "rollback" | "savepoint" | "release";

/** What a statement does, and whether D1 takes it. Names are as written, without quotes. */
export type StatementClass =
  | {
      readonly kind: "ddl-create";
      readonly object: SchemaObject;
      readonly name: string;
      /** The table that an index or a trigger belongs to. */
      readonly table?: string;
      readonly ifNotExists: boolean;
    }
  | { readonly kind: "ddl-alter-add-column"; readonly table: string; readonly column: string }
  /** ALTER TABLE in its other forms, ANALYZE, REINDEX. */
  | { readonly kind: "ddl-other"; readonly table?: string }
  | { readonly kind: "drop"; readonly object: SchemaObject; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: "pragma"; readonly name: string; readonly value?: string; readonly onD1: PragmaOnD1 }
  | { readonly kind: "transaction"; readonly command: TransactionCommand }
  | {
      readonly kind: "write";
      readonly verb: "insert" | "update" | "delete";
      readonly table?: string;
      readonly returning: boolean;
    }
  | { readonly kind: "read" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unknown" };

export interface Statement {
  /** From the first token up to, not with, the semicolon. UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The same with its line's indentation, the comments before it, its semicolon, and comments behind it on its line. */
  readonly fullStart: number;
  readonly fullEnd: number;
  /** The text from start to end. */
  readonly text: string;
  /** The text from fullStart to fullEnd. */
  readonly fullText: string;
  readonly class: StatementClass;
}

/**
 * Splits SQL text into its statements and says what each one does. Semicolons in strings, names, comments and trigger
 * bodies do not split; empty statements are left out. Between the full spans there is only white space and stray
 * semicolons. A text of comments only has no statement. Never throws.
 */
export function splitStatements(sql: string): Statement[] {
  const { tokens, comments } = tokenize(sql);
  const groups = splitTokens(tokens);
  const statements: Statement[] = [];
  let previousEnd = 0;
  for (const [index, group] of groups.entries()) {
    const { first, last, semicolon } = group;
    const nextStart = groups[index + 1]?.first.start ?? sql.length;
    const comment = comments.find(({ start }) => start >= previousEnd)?.start ?? first.start;
    const fullStart = startOfIndentation(sql, Math.min(comment, first.start), previousEnd);
    const fullEnd = endWithComments(sql, semicolon?.end ?? last.end, nextStart, comments, index === groups.length - 1);
    previousEnd = fullEnd;
    statements.push({
      start: first.start,
      end: last.end,
      fullStart,
      fullEnd,
      text: sql.slice(first.start, last.end),
      fullText: sql.slice(fullStart, fullEnd),
      class: classifyTokens(group.tokens),
    });
  }
  return statements;
}

/** Says what one statement does. Of several statements in one text, the first counts. */
export function classifyStatement(sql: string): StatementClass {
  return splitStatements(sql)[0]?.class ?? { kind: "unknown" };
}

interface TokenGroup {
  readonly tokens: readonly Token[];
  readonly first: Token;
  readonly last: Token;
  readonly semicolon: Token | undefined;
}

function splitTokens(tokens: readonly Token[]): TokenGroup[] {
  const groups: TokenGroup[] = [];
  let current: Token[] = [];
  const close = (semicolon: Token | undefined) => {
    const [first] = current;
    const last = current.at(-1);
    if (first && last) groups.push({ tokens: current, first, last, semicolon });
    current = [];
  };
  for (const token of tokens) {
    if (token.text === ";" && !isInsideTrigger(current)) close(token);
    else current.push(token);
  }
  close(undefined);
  return groups;
}

/** As in sqlite3_complete(): a trigger ends with the semicolon that follows `; END`. */
function isInsideTrigger(tokens: readonly Token[]): boolean {
  const temporary = startsWith(tokens, 1, "TEMP") || startsWith(tokens, 1, "TEMPORARY");
  if (!startsWith(tokens, 0, "CREATE") || !startsWith(tokens, temporary ? 2 : 1, "TRIGGER")) return false;
  return !startsWith(tokens, tokens.length - 2, ";", "END");
}

/** Where the line begins, if only white space is before the position, else the position. */
function startOfIndentation(sql: string, position: number, previousEnd: number): number {
  let start = position;
  while (start > previousEnd && /[ \t]/.test(sql.charAt(start - 1))) start -= 1;
  return start === 0 || sql.charAt(start - 1) === "\n" ? start : position;
}

/** Takes in comments that begin on the statement's last line; the last statement takes all that is left. */
function endWithComments(
  sql: string,
  end: number,
  nextStart: number,
  comments: readonly Comment[],
  isLast: boolean,
): number {
  let result = end;
  for (const comment of comments) {
    if (comment.start < result) continue;
    if (comment.end > nextStart) break;
    if (!isLast && sql.slice(result, comment.start).includes("\n")) break;
    result = comment.end;
  }
  return result;
}

function classifyTokens(tokens: readonly Token[]): StatementClass {
  const word = tokens[0]?.kind === "word" ? tokens[0].value : "";
  switch (word) {
    case "CREATE":
      return classifyCreate(tokens);
    case "ALTER":
      return classifyAlter(tokens);
    case "DROP":
      return classifyDrop(tokens);
    case "PRAGMA":
      return classifyPragma(tokens);
    case "BEGIN":
    case "COMMIT":
    case "ROLLBACK":
    case "SAVEPOINT":
    case "RELEASE":
      return { kind: "transaction", command: word.toLowerCase() as TransactionCommand };
    case "END":
      return { kind: "transaction", command: "commit" };
    case "INSERT":
    case "REPLACE":
    case "UPDATE":
    case "DELETE":
      return classifyWrite(tokens, word);
    case "WITH": {
      const verb = mainVerbOfWith(tokens);
      return verb < 0 ? { kind: "unknown" } : classifyTokens(tokens.slice(verb));
    }
    case "SELECT":
    case "VALUES":
    case "EXPLAIN":
      return refusedFunction(tokens) ?? { kind: "read" };
    case "ANALYZE":
    case "REINDEX":
      return { kind: "ddl-other" };
    case "VACUUM":
      return { kind: "refused", reason: "D1 has no VACUUM; it does this by itself" };
    case "ATTACH":
    case "DETACH":
      return { kind: "refused", reason: "D1 cannot attach another database; each database is a binding of its own" };
    default:
      return { kind: "unknown" };
  }
}

/** A possibly qualified name: `main.users`. */
interface ObjectName {
  readonly schema: string | undefined;
  readonly name: string;
  /** Index of the token after it. */
  readonly next: number;
}

function readName(tokens: readonly Token[], at: number): ObjectName | undefined {
  const first = tokens[at];
  if (!first || nameOf(first) === undefined) return undefined;
  if (tokens[at + 1]?.text !== ".") return { schema: undefined, name: unquotedName(first), next: at + 1 };
  const second = tokens[at + 2];
  if (!second || nameOf(second) === undefined) return undefined;
  return { schema: nameOf(first), name: unquotedName(second), next: at + 3 };
}

const temporaryObject = { kind: "refused", reason: "D1 has no temporary tables, views or triggers" } as const;

/** Modules that D1 allows in CREATE VIRTUAL TABLE. */
const virtualTableModules: ReadonlySet<string> = new Set(["fts5", "fts5vocab"]);

function classifyCreate(tokens: readonly Token[]): StatementClass {
  if (startsWith(tokens, 1, "TEMP") || startsWith(tokens, 1, "TEMPORARY")) return temporaryObject;
  const header = objectHeader(tokens, 1);
  if (!header) return { kind: "unknown" };
  const ifNotExists = startsWith(tokens, header.next, "IF", "NOT", "EXISTS");
  const target = readName(tokens, header.next + (ifNotExists ? 3 : 0));
  if (!target) return { kind: "unknown" };
  if (target.schema === "temp") return temporaryObject;
  if (header.object === "virtual-table") {
    const module = nameOf(tokens[target.next + 1]);
    if (!startsWith(tokens, target.next, "USING") || module === undefined) return { kind: "unknown" };
    if (!virtualTableModules.has(module)) {
      return { kind: "refused", reason: `D1 has no virtual tables of the module ${module}` };
    }
  }
  const created = { kind: "ddl-create", object: header.object, name: target.name, ifNotExists } as const;
  if (header.object !== "index" && header.object !== "trigger") return created;
  const on = tokens.findIndex((token, index) => index >= target.next && token.kind === "word" && token.value === "ON");
  const table = on < 0 ? undefined : readName(tokens, on + 1);
  return table ? { ...created, table: table.name } : { kind: "unknown" };
}

/** `TABLE`, `UNIQUE INDEX`, `VIRTUAL TABLE` and so on. */
function objectHeader(tokens: readonly Token[], at: number): { object: SchemaObject; next: number } | undefined {
  if (startsWith(tokens, at, "TABLE")) return { object: "table", next: at + 1 };
  if (startsWith(tokens, at, "INDEX")) return { object: "index", next: at + 1 };
  if (startsWith(tokens, at, "UNIQUE", "INDEX")) return { object: "index", next: at + 2 };
  if (startsWith(tokens, at, "VIEW")) return { object: "view", next: at + 1 };
  if (startsWith(tokens, at, "TRIGGER")) return { object: "trigger", next: at + 1 };
  if (startsWith(tokens, at, "VIRTUAL", "TABLE")) return { object: "virtual-table", next: at + 2 };
  return undefined;
}

function classifyAlter(tokens: readonly Token[]): StatementClass {
  const table = startsWith(tokens, 1, "TABLE") ? readName(tokens, 2) : undefined;
  if (!table) return { kind: "unknown" };
  if (startsWith(tokens, table.next, "ADD") && !startsWith(tokens, table.next, "ADD", "CONSTRAINT")) {
    const column = tokens[table.next + (startsWith(tokens, table.next, "ADD", "COLUMN") ? 2 : 1)];
    if (column && nameOf(column) !== undefined) {
      return { kind: "ddl-alter-add-column", table: table.name, column: unquotedName(column) };
    }
    return { kind: "unknown" };
  }
  return { kind: "ddl-other", table: table.name };
}

function classifyDrop(tokens: readonly Token[]): StatementClass {
  const header = objectHeader(tokens, 1);
  if (!header) return { kind: "unknown" };
  const ifExists = startsWith(tokens, header.next, "IF", "EXISTS");
  const target = readName(tokens, header.next + (ifExists ? 2 : 0));
  return target ? { kind: "drop", object: header.object, name: target.name, ifExists } : { kind: "unknown" };
}

function classifyPragma(tokens: readonly Token[]): StatementClass {
  const target = readName(tokens, 1);
  if (!target) return { kind: "unknown" };
  const rest = tokens.slice(target.next);
  const isCall = rest[0]?.text === "(";
  const values = rest[0]?.text === "=" ? rest.slice(1) : isCall ? rest.slice(1, -1) : [];
  const value = values.map((token) => (nameOf(token) === undefined ? token.text : unquotedName(token))).join("");
  const name = target.name.toLowerCase();
  if (values.length === 0) return { kind: "pragma", name, onD1: pragmaOnD1(name, undefined) };
  return { kind: "pragma", name, value, onD1: pragmaOnD1(name, value) };
}

function classifyWrite(tokens: readonly Token[], word: "INSERT" | "REPLACE" | "UPDATE" | "DELETE"): StatementClass {
  const verb = word === "UPDATE" ? "update" : word === "DELETE" ? "delete" : "insert";
  let at = 1;
  if (startsWith(tokens, at, "OR")) at += 2;
  if (startsWith(tokens, at, "INTO") || startsWith(tokens, at, "FROM")) at += 1;
  const table = readName(tokens, at);
  const returning = topLevel(tokens).some(({ token }) => token.kind === "word" && token.value === "RETURNING");
  const refused = refusedFunction(tokens);
  if (refused) return refused;
  return { kind: "write", verb, returning, ...(table && { table: table.name }) };
}

/** The tokens outside of parentheses, with their index. */
function topLevel(tokens: readonly Token[]): { token: Token; index: number }[] {
  let depth = 0;
  return tokens.flatMap((token, index) => {
    if (token.text === ")") depth -= 1;
    const here = depth === 0 ? [{ token, index }] : [];
    if (token.text === "(") depth += 1;
    return here;
  });
}

/** Where the SELECT, INSERT, … of a `WITH … ` statement begins. */
function mainVerbOfWith(tokens: readonly Token[]): number {
  const verbs = new Set(["SELECT", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE"]);
  return topLevel(tokens).find(({ token }) => token.kind === "word" && verbs.has(token.value))?.index ?? -1;
}

/** Functions that workerd's SQLite does not authorize. */
const refusedFunctions: ReadonlySet<string> = new Set([
  "LOAD_EXTENSION",
  "SQLITE_VERSION",
  "SQLITE_SOURCE_ID",
  "SQLITE_COMPILEOPTION_USED",
  "SQLITE_COMPILEOPTION_GET",
]);

function refusedFunction(tokens: readonly Token[]): StatementClass | undefined {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const next = tokens[index + 1];
    if (next?.text === "(" && refusedFunctions.has(token.value)) {
      return { kind: "refused", reason: `D1 does not allow ${token.text}()` };
    }
    // A column may be called so: it is the operator, or the function behind it, before a pattern.
    if (token.value === "REGEXP" && (next?.kind === "string" || next?.kind === "placeholder" || next?.text === "(")) {
      return { kind: "refused", reason: "D1 has no REGEXP" };
    }
  }
  return undefined;
}
