import { quoteText } from "../../sqlite/names.js";
import type { PostgresType } from "../type-name.js";
import { type Fragment, type Interval, type TimeArguments, level, tight } from "./fragment.js";
import { type ConstantInterval, lengthOf } from "./intervals.js";
import { kindOf, types } from "./kinds.js";
import type { Run } from "./run.js";

/*
 * Points in time. SQLite's date functions take a time value and modifiers; a timestamp of PostgreSQL is stored as
 * milliseconds, seconds or text, by choice. Source: https://sqlite.org/lang_datefunc.html.
 */

/** A timestamp, date or time as arguments of SQLite's date functions. */
export function timeArguments(run: Run, fragment: Fragment): TimeArguments {
  if (fragment.time) return fragment.time;
  if (kindOf(fragment.type, run.context.catalog) !== "timestamp") return { value: fragment.sql, modifiers: [] };
  switch (run.context.choices.timestamps) {
    case "milliseconds":
      return { value: `${tight(fragment, level.product)} / 1000.0`, modifiers: ["'unixepoch'"] };
    case "seconds":
      return { value: fragment.sql, modifiers: ["'unixepoch'"] };
    case "text":
      return { value: fragment.sql, modifiers: [] };
  }
}

const list = ({ value, modifiers }: TimeArguments): string => [value, ...modifiers].join(", ");

/** `strftime()` over a point in time. */
export function format(mask: string, time: TimeArguments): string {
  return `strftime(${quoteText(mask)}, ${list(time)})`;
}

export function dateText(time: TimeArguments): string {
  return `date(${list(time)})`;
}

/** Seconds since 1970, with parts of a second. */
export function epochSeconds(time: TimeArguments): string {
  return `unixepoch(${list(time)}, 'subsec')`;
}

/** A point in time in the stored form of a timestamp. */
export function timestampFragment(
  run: Run,
  time: TimeArguments,
  type: PostgresType = types.timestamptz,
  notNull = false,
): Fragment {
  return { sql: storedTimestamp(run, time), level: level.atom, type, time, notNull };
}

function storedTimestamp(run: Run, time: TimeArguments): string {
  const isNow = time.value === "'now'" && time.modifiers.length === 0;
  switch (run.context.choices.timestamps) {
    case "milliseconds":
      return isNow
        ? "CAST(unixepoch('subsec') * 1000 AS INTEGER)"
        : `CAST(round(${epochSeconds(time)} * 1000) AS INTEGER)`;
    case "seconds":
      return isNow ? "unixepoch()" : `unixepoch(${list(time)})`;
    case "text":
      return format("%Y-%m-%dT%H:%M:%fZ", time);
  }
}

/** The modifiers that add an interval: months first and cut at the month's end, then days, then the rest, as PostgreSQL. */
function intervalModifiers({ months, days, milliseconds }: ConstantInterval, sign: 1 | -1): string[] {
  const modifiers: string[] = [];
  const signed = (amount: number): string => (amount * sign < 0 ? String(amount * sign) : `+${amount * sign}`);
  const plural = (amount: number, unit: string): string =>
    `'${signed(amount)} ${unit}${Math.abs(amount) === 1 ? "" : "s"}'`;
  if (months !== 0) modifiers.push(plural(months, "month"), "'floor'");
  if (days !== 0) modifiers.push(plural(days, "day"));
  if (milliseconds !== 0) {
    const seconds = milliseconds / 1000;
    if (Number.isInteger(seconds / 3600)) modifiers.push(plural(seconds / 3600, "hour"));
    else if (Number.isInteger(seconds / 60)) modifiers.push(plural(seconds / 60, "minute"));
    else modifiers.push(plural(seconds, "second"));
  }
  return modifiers;
}

/** A timestamp (or date) with an interval added or taken off. */
export function shift(run: Run, point: Fragment, interval: Interval, sign: 1 | -1): Fragment {
  const kind = kindOf(point.type, run.context.catalog);
  const type = kind === "date" ? types.timestamp : (point.type ?? types.timestamptz);
  const { timestamps } = run.context.choices;
  const stored = kind === "timestamp" && !point.time;
  const unit = timestamps === "seconds" ? 1000 : 1;
  if ("sql" in interval) {
    if (stored && timestamps === "milliseconds") {
      return sum(point, sign, `CAST(round(${interval.sql}) AS INTEGER)`, type);
    }
    const time = timeArguments(run, point);
    const seconds = `((${interval.sql}) / ${sign === 1 ? "" : "-"}1000.0) || ' seconds'`;
    return timestampFragment(run, { value: time.value, modifiers: [...time.modifiers, seconds] }, type);
  }
  // Without months a stored number is simply moved: UTC has no summer time.
  if (stored && timestamps !== "text" && interval.months === 0 && lengthOf(interval) % unit === 0) {
    const length = (lengthOf(interval) / unit) * sign;
    return sum(point, length < 0 ? -1 : 1, String(Math.abs(length)), type);
  }
  const time = timeArguments(run, point);
  const modifiers = [...time.modifiers, ...intervalModifiers(interval, sign)];
  return timestampFragment(run, { value: time.value, modifiers }, type, point.notNull);
}

function sum(point: Fragment, sign: 1 | -1, amount: string, type: PostgresType): Fragment {
  const sql = `${tight(point, level.sum)} ${sign === 1 ? "+" : "-"} ${amount}`;
  return { sql, level: level.sum, type, notNull: point.notNull === true };
}

/** Milliseconds since 1970 of a timestamp or date, as a number. */
export function epochMilliseconds(run: Run, point: Fragment): Fragment {
  const isStored = kindOf(point.type, run.context.catalog) === "timestamp" && !point.time;
  const { timestamps } = run.context.choices;
  if (isStored && timestamps === "milliseconds") return { ...point, type: types.int8 };
  if (isStored && timestamps === "seconds") {
    return { sql: `${tight(point, level.product)} * 1000`, level: level.product, type: types.int8 };
  }
  return {
    sql: `CAST(round(${epochSeconds(timeArguments(run, point))} * 1000) AS INTEGER)`,
    level: level.atom,
    type: types.int8,
  };
}

/** PostgreSQL's text of a timestamp: parts of a second only where there are some. */
export function timestampText(run: Run, point: Fragment): string {
  const text = format("%Y-%m-%d %H:%M:%f", timeArguments(run, point));
  const trimmed = `rtrim(rtrim(${text}, '0'), '.')`;
  return point.type?.name === "timestamptz" ? `${trimmed} || '+00'` : trimmed;
}
