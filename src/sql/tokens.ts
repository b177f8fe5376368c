/**
 * SQLite's lexical rules (https://sqlite.org/lang_keywords.html, https://sqlite.org/lang_expr.html §2–3). The scanner
 * accepts any text: an unterminated string or comment reaches to the end, an unknown character is an operator.
 */
export type TokenKind =
  /** `name`, also a keyword: SQLite decides by position. */
  | "word"
  /** `"name"`, `[name]` or `` `name` ``. SQLite takes a `"name"` that is no column for a string. */
  | "quoted"
  | "string"
  | "blob"
  | "number"
  /** `?`, `?1`, `:a`, `@a`, `$a`. */
  | "placeholder"
  | "operator";

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  /** Upper case for a word, the name without quotes for a quoted one, else as written. */
  readonly value: string;
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export interface Comment {
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** A string, a quoted name or a block comment lacks its end. */
  readonly unterminated: boolean;
}

const nameCharacter = "[A-Za-z0-9_$\\u0080-\\uffff]";

/** Tried in this order at every position. Each one matches at least one character. */
const rules = [
  ["space", /[ \t\n\f\r\ufeff]+/y],
  ["comment", /--[^\n]*|\/\*[^]*?(?:\*\/|$)/y],
  ["blob", /[xX]'[0-9a-fA-F]*'/y],
  ["string", /'(?:[^']|'')*(?:'|$)/y],
  ["quoted", /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)/y],
  // No SQLite, but PostgreSQL's cast must not look like a placeholder.
  ["operator", /::/y],
  ["placeholder", new RegExp(`\\?[0-9]*|[:@$]${nameCharacter}+(?:::${nameCharacter}+)*`, "y")],
  ["number", /0[xX][0-9a-fA-F_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]+)?/y],
  ["word", new RegExp(`[A-Za-z_\\u0080-\\uffff]${nameCharacter}*`, "y")],
  ["operator", /->>|->|\|\||<<|>>|<=|>=|<>|==|!=|[^]/y],
] as const satisfies readonly (readonly [TokenKind | "space" | "comment", RegExp])[];

/** Splits SQL text into tokens; white space goes, comments are listed apart. Never throws. */
export function tokenize(sql: string): Tokens {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  let unterminated = false;
  let start = 0;
  while (start < sql.length) {
    const [kind, text] = match(sql, start);
    const end = start + text.length;
    if (kind === "comment") comments.push({ start, end });
    else if (kind !== "space") tokens.push({ kind, text, value: valueOf(kind, text), start, end });
    unterminated ||= lacksEnd(kind, text);
    start = end;
  }
  return { tokens, comments, unterminated };
}

function match(sql: string, at: number): [(typeof rules)[number][0], string] {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined && text !== "") return [kind, text];
  }
  throw new Error(`no rule matches at ${at}`);
}

function lacksEnd(kind: (typeof rules)[number][0], text: string): boolean {
  if (kind === "comment") return text.startsWith("/*") && (text.length < 4 || !text.endsWith("*/"));
  if (kind === "quoted" && text.startsWith("[")) return !text.endsWith("]");
  if (kind !== "string" && kind !== "quoted") return false;
  const quote = text.charAt(0);
  // Doubled quotes are content, so a text with its end has an even number of them.
  return (text.split(quote).length - 1) % 2 === 1;
}

function valueOf(kind: TokenKind, text: string): string {
  if (kind === "word") return text.toUpperCase();
  if (kind !== "quoted" && kind !== "string") return text;
  const quote = text.charAt(0);
  if (quote === "[") return text.slice(1, text.endsWith("]") ? -1 : undefined);
  const closed = text.length > 1 && text.endsWith(quote);
  return text.slice(1, closed ? -1 : undefined).replaceAll(quote + quote, quote);
}

/** The name that a token stands for, unquoted and folded to lower case as SQLite compares names. */
export function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === "word" || token?.kind === "quoted" || token?.kind === "string") {
    return unquotedName(token).toLowerCase();
  }
  return undefined;
}

/** The name as its author spelled it, without quotes. */
export function unquotedName(token: Token): string {
  return token.kind === "word" ? token.text : token.value;
}

/** Whether the tokens from `at` on are these words and operators. */
export function startsWith(tokens: readonly Token[], at: number, ...values: readonly string[]): boolean {
  return values.every((value, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && (token.kind === "word" || token.kind === "operator") && token.value === value;
  });
}
