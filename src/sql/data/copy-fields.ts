import { fromByteText } from "./byte-text.js";
import { bytesOfEscapes } from "./insert-rows.js";

/** A field of COPY's text format as PostgreSQL's text form of a value, in byte text; `null` for NULL. */
export type CopyField = string | null;

/**
 * The fields of one line, without its end. Source: PostgreSQL documentation, COPY, "Text Format".
 *
 * @returns `undefined` where an escape is broken
 */
export function readCopyFields(line: string): CopyField[] | undefined {
  if (!line.includes("\\")) return line.split("\t");
  const fields = line.includes("\\\t") ? splitAtTabs(line) : line.split("\t");
  const values: CopyField[] = [];
  for (const field of fields) {
    const value = field === "\\N" ? null : field.includes("\\") ? unescapeField(field) : field;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** A tab behind an odd number of backslashes is a part of its field. */
function splitAtTabs(line: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let at = line.indexOf("\t"); at >= 0; at = line.indexOf("\t", at + 1)) {
    let backslashes = 0;
    while (at - backslashes > start && line[at - backslashes - 1] === "\\") backslashes += 1;
    if (backslashes % 2 === 1) continue;
    fields.push(line.slice(start, at));
    start = at + 1;
  }
  fields.push(line.slice(start));
  return fields;
}

const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

function unescapeField(field: string): string | undefined {
  let value = "";
  let written = false;
  let start = 0;
  for (let at = field.indexOf("\\"); at >= 0; at = field.indexOf("\\", start)) {
    value += field.slice(start, at);
    const letter = field.charAt(at + 1);
    const known = escapes[letter];
    if (known !== undefined) {
      value += known;
      start = at + 2;
      continue;
    }
    if (letter === "") return undefined;
    const bytes = /^(?:\\[0-7]{1,3}|\\x[\da-fA-F]{1,2})+/.exec(field.slice(at))?.[0];
    if (bytes === undefined) {
      value += letter;
      start = at + 2;
      continue;
    }
    value += bytesOfEscapes(bytes);
    written = true;
    start = at + bytes.length;
  }
  value += field.slice(start);
  return written && fromByteText(value) === undefined ? undefined : value;
}
