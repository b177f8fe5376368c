import type { Node } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import { mapType } from "../../types.js";
import type { PostgresType } from "../type-name.js";
import { encodeValue } from "../value-codec.js";
import { clockWord } from "./clock.js";
import { type Fragment, atom, level } from "./fragment.js";
import { readInterval } from "./intervals.js";
import { kindOf, types } from "./kinds.js";
import { type Run, note, refuse } from "./run.js";
import { isOrdinary } from "./names.js";

/** A string without a type yet. */
export function openText(text: string, node: Node): Fragment {
  if (text.includes("\0")) refuse("literal", "a NUL character", node);
  return { sql: quoteText(text), level: level.atom, literal: text, notNull: true };
}

/** What a string says as a value of a type, in its form on D1. */
export function encodeLiteral(run: Run, text: string, type: PostgresType, node: Node): Fragment {
  const kind = kindOf(type, run.context.catalog);
  if (kind === "interval") {
    const interval = readInterval(text);
    if (!interval) refuse("interval", text, node);
    return { sql: quoteText(text), level: level.atom, type, interval, notNull: true };
  }
  if (kind === "object-name") {
    if (!isOrdinary(text)) refuse("system-catalog", text, node);
    return { sql: quoteText(text), level: level.atom, type, literal: text };
  }
  const now = clockWord(run, text, type, node);
  if (now) return now;
  if (kind === "other" && mapType(type, run.context.choices, run.context.catalog).caution?.level === "manual") {
    refuse("literal", `${type.name} ${quoteText(text)}`, node);
  }
  const encoded = encodeValue(text, type, run.context);
  if ("refused" in encoded) refuse("literal", encoded.refused, node);
  if (encoded.loss) note(run, "precision", `${quoteText(text)}: ${encoded.loss}`, node);
  const fragment: Fragment = { sql: encoded.sql, type, level: level.atom, constant: text, notNull: true };
  return kind === "date" ? { ...fragment, time: { value: encoded.sql, modifiers: [] } } : fragment;
}

/** A number as it stands in the text: integers, and decimals that are numeric to PostgreSQL. */
export function numberLiteral(node: NodeOf<"number_literal">): Fragment {
  const digits = node.text.replaceAll("_", "");
  if (/^0[xob]/i.test(digits)) {
    const value = BigInt(digits);
    return { ...atom(value.toString(), integerType(value)), constant: value.toString(), notNull: true };
  }
  if (/^\d+$/.test(digits)) {
    const value = BigInt(digits);
    if (value <= 9223372036854775807n) {
      return { ...atom(digits, integerType(value)), constant: digits, notNull: true };
    }
  }
  return { ...atom(digits, types.numeric), form: "number", constant: digits, notNull: true };
}

function integerType(value: bigint): PostgresType {
  return value <= 2147483647n ? types.int4 : types.int8;
}

/** The text of a string literal in any of PostgreSQL's notations. */
export function textOfLiteral(node: NodeOf<"string_literal">): string {
  const { text } = node;
  if (/^e'/i.test(text)) return unescape(text.slice(2, -1), node);
  if (/^u&'/i.test(text)) {
    const inner = text.slice(3, -1).replaceAll("''", "'");
    return inner.replaceAll(/\\(?:\+([\da-f]{6})|([\da-f]{4})|\\)/gi, (whole, long?: string, short?: string) =>
      whole === "\\\\" ? "\\" : String.fromCodePoint(Number.parseInt(long ?? short ?? "", 16)),
    );
  }
  if (/^n'/i.test(text)) return text.slice(2, -1).replaceAll("''", "'");
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  const tag = /^\$[^$]*\$/.exec(text)?.[0];
  if (tag === undefined) refuse("literal", text, node);
  return text.slice(tag.length, -tag.length);
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Source: PostgreSQL documentation, 4.1.2.2 "String Constants With C-Style Escapes". */
function unescape(text: string, node: Node): string {
  return text.replaceAll(
    /''|\\(?:x([\da-f]{1,2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|([^]))/gi,
    (whole, hex?: string, short?: string, long?: string, octal?: string, other?: string) => {
      if (whole === "''") return "'";
      if (other !== undefined) return escapes[other] ?? other;
      const code = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? "", 16) : Number.parseInt(octal, 8);
      // Bytes above 7f are parts of characters in the encoding of the database.
      if ((octal !== undefined || hex !== undefined) && code > 127) refuse("literal", whole, node);
      return String.fromCodePoint(code);
    },
  );
}
