import { fromByteText, toByteText } from "./byte-text.js";
import { isEscapeString } from "./statement-scan.js";

/** One value as PostgreSQL's text form, in byte text; `null` for NULL; DEFAULT, or an expression, which has no value here. */
export type InsertedValue = string | null | { readonly expression: string };

export interface InsertedRow {
  readonly values: readonly InsertedValue[];
  /** Where its parenthesis opens. */
  readonly start: number;
}

/** What stands behind the last row: `ON CONFLICT DO NOTHING`, `RETURNING id`, or what is not understood. */
export interface InsertRest {
  readonly rest: string;
  readonly start: number;
}

const numberForm = /[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const wordForm = /(null|true|false|default)\b/iy;
const spaceForm = /(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
/** `::jsonb`, `::character varying(20)[]`, `::public."Role"`: the column's type says the same. */
const castForm =
  /(?:\s*::\s*(?:"(?:[^"]|"")*"|[\w.\s])+(?:"(?:[^"]|"")*")?(?:\(\s*\d+(?:\s*,\s*-?\d+)?\s*\))?[\w\s]*(?:\[\d*\])*)+/y;
/** `E'`, `B'`, `DATE '`, `timestamp with time zone '`. */
const prefixForm =
  /(?:[bB]|[eE]|(?:date|time|timestamp|timestamptz|interval|json|jsonb|uuid|numeric)\s*|(?:time|timestamp)\s+with(?:out)?\s+time\s+zone\s*)(?=')/iy;

/**
 * The rows of `VALUES (…), (…)`.
 *
 * @param start the first parenthesis
 * @param escapes plain strings have backslash escapes
 * @param visit gets the rows, one after the other
 * @returns what stands behind them
 */
export function readInsertRows(
  text: string,
  start: number,
  escapes: boolean,
  visit: (row: InsertedRow) => void,
): InsertRest {
  const reader = new RowReader(text, start, escapes);
  for (;;) {
    const row = reader.row();
    if (!row) return { rest: text.slice(reader.position).trim(), start: reader.position };
    visit(row);
    reader.space();
    if (text[reader.position] !== ",") return { rest: text.slice(reader.position).trim(), start: reader.position };
    reader.position += 1;
    reader.space();
  }
}

class RowReader {
  constructor(
    private readonly text: string,
    public position: number,
    private readonly escapes: boolean,
  ) {}

  row(): InsertedRow | undefined {
    const start = this.position;
    if (this.text[start] !== "(") return undefined;
    this.position += 1;
    const values: InsertedValue[] = [];
    for (;;) {
      values.push(this.value());
      const end = this.text[this.position];
      this.position += 1;
      if (end === ")") return { values, start };
      if (end !== ",") {
        this.position = start;
        return undefined;
      }
    }
  }

  space(): void {
    const unit = this.text.charCodeAt(this.position);
    // Neither white space nor the start of a comment.
    if (unit > 0x20 && unit !== 0x2d && unit !== 0x2f && unit < 0x80) return;
    this.match(spaceForm);
  }

  /** One value; the position is behind it, at the comma or parenthesis. */
  private value(): InsertedValue {
    this.space();
    const start = this.position;
    const value = this.literal();
    if (value !== undefined) {
      this.space();
      if (this.text.startsWith("::", this.position)) {
        this.match(castForm);
        this.space();
      }
      const next = this.text[this.position];
      if (next === "," || next === ")") return value;
    }
    this.position = start;
    this.skipExpression();
    return { expression: this.text.slice(start, this.position).trim() };
  }

  private literal(): string | null | undefined {
    if (this.text.charCodeAt(this.position) === 0x27) return this.string(this.escapes);
    const number = this.match(numberForm);
    if (number !== undefined) return number;
    const word = this.match(wordForm)?.toLowerCase();
    if (word !== undefined) return word === "null" ? null : word === "default" ? undefined : word;
    const prefix = this.match(prefixForm);
    return prefix === undefined ? undefined : this.string(/^e$/i.test(prefix) || this.escapes);
  }

  private string(escapes: boolean): string | undefined {
    const start = this.position + 1;
    if (escapes) {
      const inner = this.match(/'(?:[^'\\]|''|\\[\s\S])*'/y);
      return inner === undefined ? undefined : unescapeString(inner.slice(1, -1).replaceAll("''", "'"));
    }
    let end = this.text.indexOf("'", start);
    let doubled = false;
    while (end >= 0 && this.text.charCodeAt(end + 1) === 0x27) {
      doubled = true;
      end = this.text.indexOf("'", end + 2);
    }
    if (end < 0) return undefined;
    this.position = end + 1;
    const inner = this.text.slice(start, end);
    return doubled ? inner.replaceAll("''", "'") : inner;
  }

  /** To the comma or the parenthesis that ends a value. */
  private skipExpression(): void {
    let depth = 0;
    for (; this.position < this.text.length; this.position += 1) {
      const character = this.text.charAt(this.position);
      if (character === "'") {
        this.string(this.escapes || isEscapeString(this.text, this.position));
        this.position -= 1;
      } else if (character === '"') this.position = Math.max(this.position, this.text.indexOf('"', this.position + 1));
      else if (character === "(" || character === "[") depth += 1;
      else if (depth > 0 && (character === ")" || character === "]")) depth -= 1;
      else if (depth === 0 && (character === "," || character === ")")) return;
    }
  }

  private match(form: RegExp): string | undefined {
    form.lastIndex = this.position;
    const match = form.exec(this.text);
    if (!match) return undefined;
    this.position += match[0].length;
    return match[0];
  }
}

const characters: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * The escapes of `E'…'`. Source: PostgreSQL documentation, 4.1.2.2.
 *
 * @returns `undefined` where the bytes are no UTF-8
 */
function unescapeString(text: string): string | undefined {
  if (!text.includes("\\")) return text;
  const plain = text.replaceAll(
    /((?:\\[0-7]{1,3}|\\x[\da-fA-F]{1,2})+)|\\u([\da-fA-F]{4})|\\U([\da-fA-F]{8})|\\([\s\S])/g,
    (_, bytes?: string, short?: string, long?: string, other = "") => {
      if (bytes === undefined && short === undefined && long === undefined) {
        return characters[other as string] ?? (other as string);
      }
      if (bytes !== undefined) return bytesOfEscapes(bytes);
      const point = Number.parseInt(short ?? long ?? "", 16);
      // A pair of surrogates comes in two escapes: no byte of UTF-8 is 0xff, so that it is refused below.
      return point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
        ? "\u00FF"
        : toByteText(String.fromCodePoint(point));
    },
  );
  return fromByteText(plain) === undefined ? undefined : plain;
}

/** `\303\251`, `\xc3\xa9`: bytes of UTF-8, as byte text. Whether they make whole characters is not looked at. */
export function bytesOfEscapes(escapes: string): string {
  return escapes.replaceAll(/\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3}))/g, (_, hex?: string, octal = "") =>
    String.fromCharCode(hex === undefined ? Number.parseInt(octal as string, 8) & 0xff : Number.parseInt(hex, 16)),
  );
}
