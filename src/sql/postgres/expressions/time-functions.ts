import type { Node } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import {
  type Call,
  type FunctionRule,
  argument,
  arity,
  expectArgument,
  kindOfArgument,
  numberArgument,
} from "./call.js";
import { cast } from "./casts.js";
import { clock } from "./clock.js";
import { strftimeMask } from "./date-masks.js";
import { type Fragment, type TimeArguments, atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { type Run, refuse } from "./run.js";
import { epochSeconds, format, timeArguments, timestampFragment } from "./times.js";
import type { PostgresType } from "../type-name.js";

const clockOf =
  (type: PostgresType): FunctionRule =>
  (call) => {
    if (call.args.length > 1) refuse("function", call.name, call.node);
    return clock(call.run, type, call.node);
  };

/** Start of a unit, as modifiers, or as a mask whose text is the start. */
const truncations = {
  second: { mask: "%Y-%m-%d %H:%M:%S" },
  minute: { mask: "%Y-%m-%d %H:%M:00" },
  hour: { mask: "%Y-%m-%d %H:00:00" },
  day: { modifiers: ["'start of day'"] },
  // `weekday 0` is the next Sunday, or the day itself.
  week: { modifiers: ["'start of day'", "'weekday 0'", "'-6 days'"] },
  month: { modifiers: ["'start of month'"] },
  year: { modifiers: ["'start of year'"] },
} as const satisfies Readonly<Record<string, { readonly mask: string } | { readonly modifiers: readonly string[] }>>;

const truncate: FunctionRule = (call) => {
  arity(call, 2, 3);
  const unit = unitArgument(call);
  if (call.args.length > 2) requireUtc(argument(call, 2), call.node);
  const point = timePoint(call, argument(call, 1));
  const time = timeArguments(call.run, point);
  const type = point.type?.name === "date" ? types.timestamptz : (point.type ?? types.timestamptz);
  const notNull = point.notNull === true;
  if (unit === "quarter") {
    const months = `'-' || ((${format("%m", time)} - 1) % 3) || ' months'`;
    const modifiers = [...time.modifiers, "'start of month'", months];
    return timestampFragment(call.run, { value: time.value, modifiers }, type, notNull);
  }
  if (!Object.hasOwn(truncations, unit)) refuse("time", `date_trunc('${unit}')`, call.node);
  const truncation = truncations[unit as keyof typeof truncations];
  const start: TimeArguments =
    "mask" in truncation
      ? { value: format(truncation.mask, time), modifiers: [] }
      : { value: time.value, modifiers: [...time.modifiers, ...truncation.modifiers] };
  return timestampFragment(call.run, start, type, notNull);
};

function unitArgument(call: Call): string {
  const unit = argument(call, 0);
  const text = unit.literal ?? unit.constant;
  if (text === undefined) refuse("time", `${call.name} with a unit that is no literal`, call.node);
  return text.toLowerCase().replace(/s$/, "");
}

function timePoint(call: Call, value: Fragment): Fragment {
  const kind = kindOf(value.type, call.run.context.catalog);
  if (kind === "timestamp" || kind === "date" || value.isNull) return value;
  refuse("time", `${call.name} of ${value.type?.name ?? "a string"}`, call.node);
}

/** The fields that strftime() gives, as integers. */
const fields = {
  year: "%Y",
  month: "%m",
  day: "%d",
  hour: "%H",
  minute: "%M",
  dow: "%w",
  isodow: "%u",
  doy: "%j",
  week: "%V",
  isoyear: "%G",
} as const satisfies Readonly<Record<string, string>>;

/** extract(field from x), date_part('field', x): a decimal, or double precision from date_part(). */
export function extract(run: Run, field: string, value: Fragment, type: PostgresType, node: Node): Fragment {
  const name = field.toLowerCase();
  const result = (sql: string, at: number = level.atom): Fragment => ({
    sql,
    level: at,
    type,
    form: "number",
    notNull: value.notNull === true,
  });
  const kind = kindOf(value.type, run.context.catalog);
  if (kind === "interval") return extractFromInterval(name, value, result, node);
  if (kind !== "timestamp" && kind !== "date" && !value.isNull) {
    refuse("time", `${name} of ${value.type?.name ?? "a string"}`, node);
  }
  const time = timeArguments(run, value);
  if (Object.hasOwn(fields, name)) {
    return result(`CAST(${format(fields[name as keyof typeof fields], time)} AS INTEGER)`);
  }
  switch (name) {
    case "epoch": {
      const { timestamps } = run.context.choices;
      if (kind === "timestamp" && !value.time && timestamps !== "text") {
        return timestamps === "seconds"
          ? result(value.sql, value.level)
          : result(`${tight(value, level.product)} / 1000.0`, level.product);
      }
      return result(epochSeconds(time));
    }
    case "second":
    case "seconds":
      return result(`CAST(${format("%f", time)} AS REAL)`);
    case "milliseconds":
      return result(`CAST(${format("%f", time)} AS REAL) * 1000`, level.product);
    case "quarter":
      return result(`(${format("%m", time)} + 2) / 3`, level.product);
    default:
      refuse("time", `extract(${name})`, node);
  }
}

/** Fields of what two timestamps are apart: whole days, then hours, minutes and seconds. */
function extractFromInterval(
  name: string,
  value: Fragment,
  result: (sql: string, at?: number) => Fragment,
  node: Node,
): Fragment {
  const { interval } = value;
  if (!interval) refuse("interval", name, node);
  if ("months" in interval) {
    const { months, days, milliseconds } = interval;
    if (name !== "epoch") refuse("interval", name, node);
    // A year has 365.25 days here, a month apart from years 30.
    const all = Math.trunc(months / 12) * 365.25 + (months % 12) * 30 + days;
    return result(String(all * 86_400 + milliseconds / 1000));
  }
  const part = `(${interval.sql})`;
  switch (name) {
    case "epoch":
      return result(`${part} / 1000.0`, level.product);
    case "day":
    case "days":
      return result(`${part} / 86400000`, level.product);
    case "hour":
    case "hours":
      return result(`${part} / 3600000 % 24`, level.product);
    case "minute":
    case "minutes":
      return result(`${part} / 60000 % 60`, level.product);
    default:
      refuse("interval", name, node);
  }
}

const datePart: FunctionRule = (call) => {
  arity(call, 2);
  const unit = argument(call, 0);
  const field = unit.literal ?? unit.constant;
  if (field === undefined) refuse("time", "date_part with a field that is no literal", call.node);
  return extract(call.run, field, argument(call, 1), types.float8, call.node);
};

/** to_char() of times by the patterns of date-masks.ts, of numbers with leading zeros. */
const toChar: FunctionRule = (call) => {
  arity(call, 2);
  const value = argument(call, 0);
  const mask = argument(call, 1).literal ?? argument(call, 1).constant;
  if (mask === undefined) refuse("time", "to_char with a mask that is no literal", call.node);
  if (kindOfArgument(call, 0) === "integer") {
    const zeros = /^FM(0+)$/.exec(mask)?.[1]?.length;
    if (zeros === undefined) refuse("number-text", `to_char(…, ${quoteText(mask)})`, call.node);
    return atom(`printf('%0${zeros}d', ${value.sql})`, types.text);
  }
  const converted = strftimeMask(mask);
  if (converted === undefined) refuse("time", `to_char(…, ${quoteText(mask)})`, call.node);
  return atom(format(converted, timeArguments(call.run, timePoint(call, value))), types.text);
};

/** to_timestamp(seconds). */
const toTimestamp: FunctionRule = (call) => {
  arity(call, 1);
  const seconds = numberArgument(call, 0);
  const time: TimeArguments = { value: seconds.sql, modifiers: ["'unixepoch'"] };
  switch (call.run.context.choices.timestamps) {
    case "milliseconds": {
      const product = `${tight(seconds, level.product)} * 1000`;
      const isInteger = kindOfArgument(call, 0) === "integer";
      return isInteger
        ? { sql: product, level: level.product, type: types.timestamptz }
        : atom(`CAST(round(${product}) AS INTEGER)`, types.timestamptz);
    }
    case "seconds":
      return atom(`CAST(floor(${seconds.sql}) AS INTEGER)`, types.timestamptz);
    case "text":
      return timestampFragment(call.run, time);
  }
};

/** timezone('utc', x): UTC is the only zone that there is. */
const timezone: FunctionRule = (call) => {
  arity(call, 2);
  return atTimeZone(call.run, argument(call, 1), argument(call, 0), call.node);
};

/** x AT TIME ZONE 'utc': a timestamptz becomes a timestamp and the other way round. */
export function atTimeZone(run: Run, value: Fragment, zone: Fragment, node: Node): Fragment {
  requireUtc(zone, node);
  const kind = kindOf(value.type, run.context.catalog);
  if (kind !== "timestamp" && kind !== "date") refuse("time-zone", value.type?.name ?? "a string", node);
  const point = kind === "date" ? cast(run, value, types.timestamptz, node) : value;
  return { ...point, type: point.type?.name === "timestamptz" ? types.timestamp : types.timestamptz };
}

function requireUtc(zone: Fragment, node: Node): void {
  const name = zone.literal ?? zone.constant;
  if (name === undefined || !/^(?:utc|gmt|z|zulu|etc\/utc|etc\/gmt|\+?00(?::00)?)$/i.test(name)) {
    refuse("time-zone", name ?? "a calculated one", node);
  }
}

/** make_interval(days => n) and the like, without months: what a time is moved by. */
const makeDate: FunctionRule = (call) => {
  arity(call, 3);
  const [year, month, day] = [0, 1, 2].map((index) => expectArgument(call, index, "integer").sql);
  return atom(`date(printf('%04d-%02d-%02d', ${year ?? ""}, ${month ?? ""}, ${day ?? ""}))`, types.date);
};

const dateOf: FunctionRule = (call) => {
  arity(call, 1);
  return cast(call.run, argument(call, 0), types.date, call.node);
};

export const timeFunctions = {
  now: clockOf(types.timestamptz),
  current_timestamp: clockOf(types.timestamptz),
  transaction_timestamp: clockOf(types.timestamptz),
  statement_timestamp: clockOf(types.timestamptz),
  clock_timestamp: clockOf(types.timestamptz),
  localtimestamp: clockOf(types.timestamp),
  current_date: clockOf(types.date),
  current_time: clockOf(types.time),
  localtime: clockOf(types.time),
  date_trunc: truncate,
  date_part: datePart,
  to_char: toChar,
  to_timestamp: toTimestamp,
  timezone,
  make_date: makeDate,
  date: dateOf,
} as const satisfies Readonly<Record<string, FunctionRule>>;
