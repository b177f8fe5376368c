import { quoteText } from "../sql/sqlite/names.js";

/** How many rows one INSERT takes. */
const rowsAtOnce = 500;

/**
 * `COPY … FROM stdin` with its lines as INSERT statements of PostgreSQL, for drivers without the COPY protocol.
 *
 * @param copy the statement
 * @param data the lines behind it, with or without the last one of `\.`
 * @returns `undefined` for another format than text (CSV, binary)
 */
export function insertsOfCopy(copy: string, data: string): string[] | undefined {
  const match = /^copy\s+(.+?)\s+from\s+stdin\s*(.*)$/is.exec(copy.trim());
  const [, target, options = ""] = match ?? [];
  if (target === undefined || /\b(?:csv|binary|delimiters?|null|header)\b/i.test(options)) return undefined;
  const lines = data
    .split(/\r?\n/)
    .filter((line, index, all) => line !== "\\." && !(line === "" && index === all.length - 1));
  const rows = lines.map((line) => `(${line.split("\t").map(literalOf).join(", ")})`);
  return Array.from(
    { length: Math.ceil(rows.length / rowsAtOnce) },
    (_, index) =>
      `insert into ${target} overriding system value values ${rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce).join(", ")}`,
  );
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". */
function literalOf(field: string): string {
  if (field === "\\N") return "null";
  const text = field.replaceAll(/\\(x[0-9a-f]{1,2}|[0-7]{1,3}|.)/gi, (_, code: string) => {
    if (/^x[0-9a-f]/i.test(code)) return String.fromCharCode(parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8));
    return escapes[code] ?? code;
  });
  return quoteText(text);
}
