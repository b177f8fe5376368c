import { showByteText } from "./byte-text.js";

/** What a statement of a dump is to the conversion. */
export type DumpStatement =
  | CopyStatement
  | InsertStatement
  | { readonly kind: "setting"; readonly name: string; readonly value: string }
  | { readonly kind: "sequence value"; readonly sequence: string; readonly value: bigint }
  | { readonly kind: "schema" }
  | { readonly kind: "nothing" }
  /** Changes data in a way that is not converted. */
  | { readonly kind: "unconverted" };

export interface CopyStatement {
  readonly kind: "copy";
  /** Key of the table in the catalog. */
  readonly table: string;
  /** `undefined`: all columns that are not generated, in the table's order. */
  readonly columns?: readonly string[];
  /** What stands behind FROM stdin and asks for another format than text. */
  readonly format?: string;
}

export interface InsertStatement {
  readonly kind: "insert";
  readonly table: string;
  /** `undefined`: all columns, in the table's order. */
  readonly columns?: readonly string[];
  /** Where the rows start. */
  readonly rows: number;
}

const name = String.raw`(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)`;
const table = String.raw`(${name}(?:\s*\.\s*${name})*)`;
const columns = String.raw`(?:\s*\(((?:[^()"]|"(?:[^"]|"")*")*)\))?`;
const copyForm = new RegExp(String.raw`^copy\s+${table}${columns}\s+from\s+stdin\b\s*([\s\S]*)$`, "i");
const insertForm = new RegExp(
  String.raw`^insert\s+into\s+${table}(?:\s+as\s+${name})?${columns}\s*(?:overriding\s+\w+\s+value\s+)?values\s*(?=\()`,
  "i",
);
const setForm = /^set\s+(?:session\s+|local\s+)?([\w.]+)\s*(?:=|\bto\b)\s*(?:'([^']*)'|(\S+))$/i;
const sequenceForm =
  /^select\s+(?:pg_catalog\s*\.\s*)?setval\s*\(\s*'((?:[^']|'')*)'(?:\s*::\s*\w+)?\s*,\s*(\d{1,19})\s*(?:,\s*(true|false)\s*)?\)$/i;
const schemaForm = /^(?:create|alter|drop|comment|grant|revoke|security|do|reassign|refresh|cluster|reindex|import)\b/i;
const nothingForm =
  /^(?:set|reset|begin|start|commit|end|analyze|vacuum|lock|checkpoint|discard|select\s+(?:pg_catalog\s*\.\s*)?set_config)\b/i;

/** @param text a statement without its semicolon, as byte text; comments may stand before it. Names come out decoded. */
export function readDumpStatement(text: string): DumpStatement {
  const start = leadingSpace(text);
  const statement = start === 0 ? text : text.slice(start);
  switch (statement.slice(0, 6).toLowerCase().trimEnd()) {
    case "":
      return { kind: "nothing" };
    case "insert":
      return readInsert(statement, start);
    case "select":
      return readSequenceValue(statement.trim());
  }
  const copy = copyForm.exec(statement);
  if (copy) return readCopy(copy);
  const set = setForm.exec(statement.trim());
  if (set) return { kind: "setting", name: (set[1] ?? "").toLowerCase(), value: set[2] ?? set[3] ?? "" };
  if (schemaForm.test(statement)) return { kind: "schema" };
  return { kind: nothingForm.test(statement) ? "nothing" : "unconverted" };
}

function readCopy(match: RegExpExecArray): CopyStatement {
  const [, table = "", columns, options = ""] = match;
  const format = options.trim().replace(/^with\s*(?:\(\s*(?:format\s+'?text'?\s*)?\))?$/i, "");
  return {
    kind: "copy",
    table: tableKey(table),
    ...(columns !== undefined && { columns: readNames(columns) }),
    ...(format !== "" && { format }),
  };
}

function readInsert(statement: string, start: number): DumpStatement {
  const match = insertForm.exec(statement);
  if (!match) return { kind: "unconverted" };
  const [all, table = "", columns] = match;
  return {
    kind: "insert",
    table: tableKey(table),
    ...(columns !== undefined && { columns: readNames(columns) }),
    rows: start + all.length,
  };
}

function readSequenceValue(statement: string): DumpStatement {
  const match = sequenceForm.exec(statement);
  if (!match) return { kind: nothingForm.test(statement) ? "nothing" : "unconverted" };
  const [, sequence = "", value = "0", called = "true"] = match;
  const last = called.toLowerCase() === "true" ? BigInt(value) : BigInt(value) - 1n;
  return { kind: "sequence value", sequence: tableKey(sequence.replaceAll("''", "'")), value: last };
}

/** The key in the catalog of a name as written: `public` goes, names without quotes are folded. */
function tableKey(written: string): string {
  const parts = readNames(written);
  return (parts.length > 1 && parts[0] === "public" ? parts.slice(1) : parts).join(".");
}

/** Names with commas, or points, between them. */
function readNames(list: string): string[] {
  return [...list.matchAll(/"((?:[^"]|"")*)"|([\w$\u0080-\uffff]+)/g)].map(([, quoted, bare = ""]) =>
    showByteText(
      quoted === undefined
        ? bare.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
        : quoted.replaceAll('""', '"'),
    ),
  );
}

function leadingSpace(text: string): number {
  if (/^[A-Za-z]/.test(text)) return 0;
  return /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0;
}
