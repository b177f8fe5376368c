import { quoteText } from "../../sqlite/names.js";
import { cast } from "./casts.js";
import {
  type Call,
  type Expected,
  type FunctionRule,
  argument,
  arity,
  expectArgument,
  rename,
  textArgument,
} from "./call.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { note, refuse } from "./run.js";
import type { PostgresType } from "../type-name.js";

/** A function of SQLite with the same meaning for these arguments. */
export const sameFunction =
  (name: string, expected: readonly Expected[], type: PostgresType, least = expected.length): FunctionRule =>
  (call) => {
    arity(call, least, expected.length);
    const args = call.args.map((_, index) => expectArgument(call, index, expected[index] ?? "any"));
    return { ...rename(call, name, args, type), notNull: args.every(({ notNull }) => notNull === true) };
  };

const foldCase =
  (name: string): FunctionRule =>
  (call) => {
    arity(call, 1);
    const value = textArgument(call, 0);
    const text = value.literal ?? value.constant;
    if (text === undefined || /[^\0-\x7f]/.test(text)) note(call.run, "letter-case", `${name}()`, call.node);
    return rename(call, name, [value], types.text);
  };

/** concat() skips NULLs and takes any type. */
const concat: FunctionRule = (call) => {
  const args = call.args.map((value) => asText(call, value));
  return { ...rename(call, "concat", args, types.text), notNull: true };
};

/** concat_ws(separator, …) skips NULLs; D1 does not have it: each text gets a separator before it, and the first one goes. */
const concatWithSeparator: FunctionRule = (call) => {
  const [first, ...values] = call.args.map((value) => asText(call, value));
  if (!first || values.length === 0) refuse("function", "concat_ws", call.node);
  const separator = tight(first, level.concatenation);
  const parts = values.map((value) => `coalesce(${separator} || ${tight(value, level.collate)}, '')`);
  return atom(`substr(${parts.join(" || ")}, length(${first.sql}) + 1)`, types.text);
};

function asText(call: Call, value: Fragment): Fragment {
  if (value.isNull || (!value.type && value.column !== undefined)) return value;
  if (!value.type) return { ...value, type: types.text };
  if (kindOf(value.type, call.run.context.catalog) === "boolean") {
    // concat() writes t and f where a cast writes true and false.
    return atom(`CASE ${tight(value, level.equality + 1)} WHEN 1 THEN 't' WHEN 0 THEN 'f' END`, types.text);
  }
  return cast(call.run, value, types.text, call.node);
}

/** substring(a, from, count): PostgreSQL counts from before the start too, SQLite takes those as from the end. */
const substring: FunctionRule = (call) => {
  arity(call, 2, 3);
  const value = textArgument(call, 0);
  const second = argument(call, 1);
  if (!second.type && second.literal !== undefined) refuse("regular-expression", quoteText(second.literal), call.node);
  const from = expectArgument(call, 1, "integer");
  const count = call.args.length > 2 ? expectArgument(call, 2, "integer") : undefined;
  const start = from.constant === undefined ? undefined : Number(from.sql);
  if (start === undefined || start < 1) {
    // From 0 or before: the part before the start counts towards the length.
    const first = `max(${from.sql}, 1)`;
    const length = count && `, max(${tight(from, level.sum)} + ${tight(count, level.product)} - ${first}, 0)`;
    return atom(`substr(${value.sql}, ${first}${length ?? ""})`, types.text);
  }
  if (count?.constant === undefined && count) {
    return atom(`substr(${value.sql}, ${from.sql}, max(${count.sql}, 0))`, types.text);
  }
  return rename(call, "substr", [value, from, ...(count ? [count] : [])], types.text);
};

const left: FunctionRule = (call) => {
  arity(call, 2);
  const value = textArgument(call, 0);
  const count = expectArgument(call, 1, "integer");
  const known = count.constant === undefined ? undefined : Number(count.constant);
  if (known !== undefined && known >= 0) return atom(`substr(${value.sql}, 1, ${known})`, types.text);
  const length = `iif(${tight(count, level.relation)} < 0, max(length(${value.sql}) + ${tight(count, level.product)}, 0), ${count.sql})`;
  return atom(`substr(${value.sql}, 1, ${length})`, types.text);
};

const right: FunctionRule = (call) => {
  arity(call, 2);
  const value = textArgument(call, 0);
  const count = expectArgument(call, 1, "integer");
  const known = count.constant === undefined ? undefined : Number(count.constant);
  if (known === undefined || known < 0) refuse("function", "right with a count that is no literal", call.node);
  return atom(known === 0 ? `substr(${value.sql}, 1, 0)` : `substr(${value.sql}, -${known})`, types.text);
};

/** lpad and rpad with a literal length and characters; longer text is cut. */
const pad =
  (side: "left" | "right"): FunctionRule =>
  (call) => {
    arity(call, 2, 3);
    const value = textArgument(call, 0);
    const length = Number(argument(call, 1).constant);
    const fill = call.args.length > 2 ? (argument(call, 2).literal ?? argument(call, 2).constant) : " ";
    if (!Number.isInteger(length) || length < 0 || length > 1000 || fill === undefined || fill === "") {
      refuse("function", `${call.name} with a length or characters that are no literals`, call.node);
    }
    const filler = Array.from(fill.repeat(Math.ceil(length / Array.from(fill).length)))
      .slice(0, length)
      .join("");
    const missing = `max(${length} - length(${value.sql}), 0)`;
    const padding = `substr(${quoteText(filler)}, 1, ${missing})`;
    const text = `substr(${value.sql}, 1, ${length})`;
    return {
      sql: side === "left" ? `${padding} || ${text}` : `${text} || ${padding}`,
      level: level.concatenation,
      type: types.text,
    };
  };

const trimFunctions = { both: "trim", leading: "ltrim", trailing: "rtrim" } as const;

/** trim(), btrim(), ltrim(), rtrim(), and trim(leading 'x' from a). */
const trim =
  (side: keyof typeof trimFunctions): FunctionRule =>
  (call) => {
    arity(call, 1, 2);
    const written = call.run.syntax.trims.get(call.node.name.range?.[0] ?? -1);
    const name = trimFunctions[written?.side ?? side];
    const args = call.args.map((_, index) => textArgument(call, index));
    if (written?.charactersFirst && args.length === 2) {
      return atom(
        `${name}(${[...args]
          .reverse()
          .map(({ sql }) => sql)
          .join(", ")})`,
        types.text,
      );
    }
    return rename(call, name, args, types.text);
  };

/** strpos(text, part) and position(part in text). */
const strpos: FunctionRule = (call) => {
  arity(call, 2);
  return rename(call, "instr", [textArgument(call, 0), textArgument(call, 1)], types.int4);
};

/** split_part(text, separator, n) with a literal n of 1 to 4. */
const splitPart: FunctionRule = (call) => {
  arity(call, 3);
  const value = textArgument(call, 0);
  const separator = textArgument(call, 1);
  const count = Number(argument(call, 2).constant);
  const known = separator.literal ?? separator.constant;
  if (!Number.isInteger(count) || count < 1 || count > 4 || known === undefined || known === "") {
    refuse("function", "split_part with a place beyond 4, or that is no literal", call.node);
  }
  const length = Array.from(known).length;
  // A separator put behind the text: every part then ends in one.
  let rest = `${tight(value, level.concatenation)} || ${separator.sql}`;
  for (let part = 1; part < count; part += 1) {
    rest = `substr(${rest}, instr(${rest}, ${separator.sql}) + ${length})`;
  }
  return atom(`substr(${rest}, 1, max(instr(${rest}, ${separator.sql}) - 1, 0))`, types.text);
};

const repeat: FunctionRule = (call) => {
  arity(call, 2);
  const value = textArgument(call, 0);
  const count = expectArgument(call, 1, "integer");
  return atom(`replace(printf('%*s', max(${count.sql}, 0), ''), ' ', ${value.sql})`, types.text);
};

const startsWith: FunctionRule = (call) => {
  arity(call, 2);
  const [value, start] = [textArgument(call, 0), textArgument(call, 1)];
  return {
    sql: `substr(${value.sql}, 1, length(${start.sql})) = ${tight(start, level.relation)}`,
    level: level.equality,
    type: types.bool,
  };
};

/** md5 and its relatives take part of a text that is no text: D1 has none of them. */
export const textFunctions = {
  lower: foldCase("lower"),
  upper: foldCase("upper"),
  length: sameFunction("length", ["text"], types.int4),
  char_length: sameFunction("length", ["text"], types.int4),
  character_length: sameFunction("length", ["text"], types.int4),
  octet_length: sameFunction("octet_length", ["text"], types.int4),
  concat,
  concat_ws: concatWithSeparator,
  substring,
  substr: substring,
  left,
  right,
  lpad: pad("left"),
  rpad: pad("right"),
  trim: trim("both"),
  btrim: trim("both"),
  ltrim: trim("leading"),
  rtrim: trim("trailing"),
  replace: sameFunction("replace", ["text", "text", "text"], types.text),
  strpos,
  split_part: splitPart,
  repeat,
  starts_with: startsWith,
  chr: sameFunction("char", ["integer"], types.text),
  ascii: sameFunction("unicode", ["text"], types.int4),
} as const satisfies Readonly<Record<string, FunctionRule>>;
