import { TextCache } from "./text-cache.js";
import { hasForeignForm } from "./foreign-forms.js";
import { parseStatement } from "./parse.js";
import { splitStatements, type Statement } from "./statements.js";
import { type Token, type TokenKind, tokenize } from "./tokens.js";

/**
 * How many statements of a text are not SQLite's. A text of comments only has none. What the parser cannot read although
 * SQLite can is let through: the count is there to keep faulty SQL from being written, not good SQL.
 */
export function countSqlErrors(sql: string): number {
  return splitStatements(sql).filter((statement) => !isSqlite(statement)).length;
}

/** Whether a text is one statement that SQLite reads. */
export function readsAsStatement(sql: string): boolean {
  const [statement, ...others] = splitStatements(sql);
  return statement !== undefined && others.length === 0 && isSqlite(statement);
}

/** The same statements are asked about when they are made, and when the file with them is to be written. */
const known = new TextCache<boolean>(4_000_000);

/** A migration history is made of few shapes: a parse of each is enough. */
const knownShapes = new TextCache<boolean>(1_000_000);

function isSqlite(statement: Statement): boolean {
  return known.get(statement.text, () => isSqliteAnew(statement));
}

function isSqliteAnew({ text, class: { kind } }: Statement): boolean {
  const { tokens, unterminated } = tokenize(text);
  if (hasForeignForm(tokens)) return false;
  const shape = shapeOf(tokens);
  if (!unterminated && knownShapes.get(shape, () => parseStatement(shape) !== undefined)) return true;
  const depth = nesting(tokens);
  if (unterminated || depth === undefined || tokens.some((token) => token.text === "::")) return false;
  // The arguments of PRAGMA and of a virtual table's module are not SQL.
  if (kind === "pragma" || /^CREATE\s+VIRTUAL\s/i.test(text)) return true;
  if (depth > deepestParsed && kind !== "unknown") return true;
  return parseStatement(withUnreadFormsReplaced(tokens)) !== undefined;
}

/**
 * The statement without what no rule of the grammar looks at: comments, what a quoted name or a literal says, and how
 * often an item of a list is repeated.
 */
function shapeOf(tokens: readonly Token[]): string {
  const lists: List[] = [];
  let list: List = { text: "", previous: "", item: "" };
  for (const { kind, text } of tokens) {
    if (text === ",") {
      list = afterItem(list);
    } else if (text === "(") {
      lists.push(list);
      list = { text: "", previous: "", item: "" };
    } else if (text === ")" && lists.length > 0) {
      const inner = afterItem(list).text;
      list = lists.pop() ?? list;
      list.item += `( ${inner}) `;
    } else list.item += `${plainest[kind] ?? text} `;
  }
  return [...lists, list].map((open) => afterItem(open).text).join("( ");
}

const plainest: Partial<Record<TokenKind, string>> = { quoted: '"q"', string: "'s'", number: "1" };

/** What stands between two brackets, as far as it was read. */
interface List {
  /** The items before, with commas. */
  readonly text: string;
  readonly previous: string;
  item: string;
}

function afterItem({ text, previous, item }: List): List {
  const isRepeated = text !== "" && item === previous;
  return { text: isRepeated ? text : text === "" ? item : `${text}, ${item}`, previous: item, item: "" };
}

/** The parser is recursive, and gives up well below the 1,000 levels that SQLite allows. */
const deepestParsed = 100;

/** How deep brackets and CASEs are nested; `undefined` where one lacks its partner. */
function nesting(tokens: readonly Token[]): number | undefined {
  let depth = 0;
  let brackets = 0;
  let deepest = 0;
  for (const { kind, value, text } of tokens) {
    if (kind === "operator" && text === "(") brackets += 1;
    if (kind === "operator" && text === ")") brackets -= 1;
    if (brackets < 0) return undefined;
    if (kind === "word" && value === "CASE") depth += 1;
    if (kind === "word" && value === "END") depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth + brackets);
  }
  return brackets === 0 ? deepest : undefined;
}

/** Keywords that SQLite also takes for names (https://sqlite.org/lang_keywords.html), and the parser does not. */
const fallbackKeywords: ReadonlySet<string> = new Set(
  "CAST CROSS FULL GLOB GROUPS INDEXED INNER LEFT LIKE MATCH NATURAL OUTER RAISE REGEXP RIGHT WINDOW".split(" "),
);

/** What stands before a name that no bracket follows, and before the name of a table. */
const beforeName: ReadonlySet<string> = new Set(
  "( , . TABLE EXISTS INTO UPDATE FROM JOIN SET BY SELECT AS COLUMN TO DISTINCT WHERE AND OR REFERENCES RETURNING".split(
    " ",
  ),
);
const beforeTable: ReadonlySet<string> = new Set(["TABLE", "EXISTS", "INTO", "REFERENCES", "ON"]);

const beforeColumn: ReadonlySet<string> = new Set(["(", ",", "COLUMN", "ADD"]);

const constraintStarts: ReadonlySet<string> = new Set(["CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "CONSTRAINT"]);

/**
 * The statement with other words for the forms that SQLite reads and the parser does not: keywords as names, an empty
 * list after IN, table constraints without commas between them, a quoted type, and a message of RAISE that is an
 * expression.
 */
function withUnreadFormsReplaced(tokens: readonly Token[]): string {
  const isTable = /^CREATE (?:TEMP |TEMPORARY )?TABLE\b/.test(
    tokens
      .slice(0, 3)
      .map(({ value }) => value)
      .join(" "),
  );
  const parts: string[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const previous = tokens[index - 1]?.value ?? "";
    const next = tokens[index + 1]?.value ?? "";
    if (token.text === ")") depth -= 1;
    if (token.kind === "quoted" && isQuotedType(tokens, index, isTable ? 1 : 0, depth)) {
      parts.push("TEXT");
    } else if (token.text === "[]") {
      // The end of a type, which SQLite takes for one more word of it.
    } else if (token.kind === "word" && fallbackKeywords.has(token.value) && isName(previous, next)) {
      parts.push(`"${token.text}"`);
    } else if (token.kind === "word" && token.value === "RAISE" && next === "(") {
      parts.push("NULL");
      index = endOfBrackets(tokens, index + 1);
    } else if (isTable && depth === 1 && previous === ")" && constraintStarts.has(token.value)) {
      parts.push(",", token.text);
    } else if (previous === "(" && token.text === ")" && tokens[index - 2]?.value === "IN") {
      parts.push("NULL", token.text);
    } else parts.push(token.text);
    if (token.text === "(") depth += 1;
  }
  return parts.join(" ");
}

/** `a "t"` in a list of columns, and behind ADD COLUMN. */
function isQuotedType(tokens: readonly Token[], index: number, listDepth: number, depth: number): boolean {
  const name = tokens[index - 1]?.kind;
  const isColumn = name === "word" || name === "quoted";
  return isColumn && depth === listDepth && beforeColumn.has(tokens[index - 2]?.value ?? "");
}

function isName(previous: string, next: string): boolean {
  if (next === ".") return true;
  return next === "(" ? beforeTable.has(previous) : beforeName.has(previous);
}

/** The index of the bracket that closes the one at an index. */
function endOfBrackets(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === "(") depth += 1;
    if (tokens[index]?.text === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}
