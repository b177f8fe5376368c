import { type Token, startsWith } from "./tokens.js";

/**
 * Whether a statement has a form of another database that the parser takes for SQLite's, and SQLite does not
 * (https://sqlite.org/lang.html).
 */
export function hasForeignForm(tokens: readonly Token[]): boolean {
  return wholeStatement(tokens) || tokens.some((_, index) => foreignAt.some((rule) => rule(tokens, index)));
}

type Rule = (tokens: readonly Token[], index: number) => boolean;

const isName = (token: Token | undefined) => token?.kind === "word" || token?.kind === "quoted";
const word = (token: Token | undefined) => (token?.kind === "word" ? token.value : "");

/** What may stand before a qualified name that brackets follow: a list of columns, or a table-valued function's arguments. */
const beforeTable: ReadonlySet<string> = new Set(
  "INTO TABLE EXISTS FROM JOIN ON IN UPDATE INDEX VIEW TRIGGER PRAGMA ,".split(" "),
);

const foreignAt: readonly Rule[] = [
  // DEFAULT now(): SQLite wants brackets around it.
  (tokens, at) => word(tokens[at]) === "DEFAULT" && tokens[at + 1]?.kind === "word" && tokens[at + 2]?.text === "(",
  // REFERENCES auth.users
  (tokens, at) => word(tokens[at]) === "REFERENCES" && isName(tokens[at + 1]) && tokens[at + 2]?.text === ".",
  // pg_catalog.lower(x)
  (tokens, at) =>
    isName(tokens[at]) &&
    tokens[at + 1]?.text === "." &&
    isName(tokens[at + 2]) &&
    tokens[at + 3]?.text === "(" &&
    at > 0 &&
    !beforeTable.has(tokens[at - 1]?.value ?? ""),
  // UPDATE users u SET: the alias has to have its AS.
  (tokens, at) => {
    if (word(tokens[at]) !== "UPDATE" || (at > 0 && !/^(?:;|\)|BEGIN)$/.test(tokens[at - 1]?.value ?? "")))
      return false;
    const table = at + (word(tokens[at + 1]) === "OR" ? 3 : 1);
    const next = table + (tokens[table + 1]?.text === "." ? 3 : 1);
    return isName(tokens[next]) && !/^(?:SET|AS|INDEXED|NOT)$/.test(word(tokens[next]));
  },
];

function wholeStatement(tokens: readonly Token[]): boolean {
  if (startsWith(tokens, 0, "CREATE", "OR")) return true;
  if (startsWith(tokens, 0, "DROP")) return isDropped(tokens);
  if (startsWith(tokens, 0, "ALTER", "TABLE")) return isAltered(tokens);
  const index = startsWith(tokens, 1, "UNIQUE") ? 2 : 1;
  return startsWith(tokens, 0, "CREATE") && startsWith(tokens, index, "INDEX") && isIndexed(tokens, index + 1);
}

/** DROP … CASCADE, DROP INDEX CONCURRENTLY */
function isDropped(tokens: readonly Token[]): boolean {
  const last = word(tokens.at(-1));
  const isBehindName = isName(tokens.at(-2)) && !/^(?:TABLE|INDEX|VIEW|TRIGGER|EXISTS)$/.test(word(tokens.at(-2)));
  if ((last === "CASCADE" || last === "RESTRICT") && isBehindName) return true;
  return startsWith(tokens, 1, "INDEX", "CONCURRENTLY") && isName(tokens[3]);
}

/** ALTER TABLE IF EXISTS, ADD COLUMN IF NOT EXISTS, and several actions in one statement. */
function isAltered(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0 && token.kind === "operator" && token.text === ",") return true;
    if (depth === 0 && startsWith(tokens, at, "IF", "EXISTS")) return true;
    if (depth === 0 && startsWith(tokens, at, "IF", "NOT", "EXISTS")) return true;
  }
  return false;
}

/** CREATE INDEX CONCURRENTLY, CREATE INDEX … ON schema.table: the schema stands before the index. */
function isIndexed(tokens: readonly Token[], name: number): boolean {
  if (startsWith(tokens, name, "CONCURRENTLY") && isName(tokens[name + 1]) && word(tokens[name + 1]) !== "ON")
    return true;
  const on = tokens.findIndex((token, index) => index >= name && word(token) === "ON");
  return on >= 0 && isName(tokens[on + 1]) && tokens[on + 2]?.text === ".";
}
