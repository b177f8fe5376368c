import { TextCache } from "../../text-cache.js";
import { localName, schemaOf } from "./names.js";
import { PostgresScanner } from "../scanner.js";

/** A name in an expression: a column, a type, a table or a function. */
interface NameInText {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly role: "column" | "type" | "function" | "qualifier";
}

/**
 * The names in PostgreSQL text, told apart by what stands around them: `x` in `a::x` and `CAST(a AS x)` is a type, in `x(…)` a
 * function, in `x.y` a qualifier.
 */
function namesIn(text: string): readonly NameInText[] {
  return known.get(text, () => readNames(text));
}

const known = new TextCache<readonly NameInText[]>(1_000_000);

function readNames(text: string): NameInText[] {
  const scanner = new PostgresScanner(text);
  const lexemes: { text: string; kind: string; start: number; end: number }[] = [];
  while (scanner.next() !== "end") {
    const { kind, start, end } = scanner;
    if (kind !== "comment-line" && kind !== "comment-block") {
      lexemes.push({ text: text.slice(start, end), kind, start, end });
    }
  }
  return lexemes.flatMap(({ text: word, kind, start, end }, index): NameInText[] => {
    if (kind !== "word" && kind !== "quoted") return [];
    const name = kind === "quoted" ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase();
    const before = lexemes[index - 1]?.text.toLowerCase();
    const after = lexemes[index + 1]?.text;
    // In `a::auth.x` the type begins two lexemes before.
    const ahead = before === "." ? lexemes[index - 3]?.text.toLowerCase() : before;
    if (ahead === "::" || ahead === "as") return [{ name, start, end, role: "type" }];
    if (after === ".") return [{ name, start, end, role: "qualifier" }];
    return [{ name, start, end, role: after === "(" ? "function" : "column" }];
  });
}

/**
 * An expression or query after a rename. A table is also renamed where it qualifies a column; a column's name is taken for
 * this table's wherever it occurs, so this is for expressions over one table.
 */
export function renameInExpression(text: string, from: string, to: string, what: "column" | "type" | "table"): string {
  const roles: readonly NameInText["role"][] = what === "table" ? ["column", "qualifier"] : [what];
  let result = text;
  for (const { name, start, end, role } of [...namesIn(text)].reverse()) {
    if (name !== localName(from) || !roles.includes(role)) continue;
    result = result.slice(0, start) + quoted(localName(to)) + result.slice(end);
  }
  return result;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The columns that an expression names, of those given, in the order of the text and each once. */
export function columnsMentioned(expression: string, columns: readonly string[]): string[] {
  const known = new Set(columns);
  return [
    ...new Set(namesIn(expression).flatMap(({ name, role }) => (role !== "type" && known.has(name) ? [name] : []))),
  ];
}

/** The keys of the given tables and views that a query names, in their order. */
export function relationsMentioned(query: string, keys: Iterable<string>): string[] {
  const names = knownNames.get(query, () => new Set(namesIn(query).map(({ name }) => name)));
  return [...keys].filter((key) => {
    // Every view of a catalog is asked about every table of it, at every statement: no text is cut for most of them.
    if (names.has(key)) return true;
    const schema = schemaOf(key);
    return schema !== "" && names.has(localName(key)) && names.has(schema.slice(0, -1));
  });
}

const knownNames = new TextCache<ReadonlySet<string>>(1_000_000);
