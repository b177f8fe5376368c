/** A point in time as PostgreSQL writes it, with its parts apart. */
export interface TimestampParts {
  /** Days since 1970-01-01, in the proleptic Gregorian calendar, before the zone is taken off. */
  readonly days: number;
  /** Microseconds of the day; 24:00:00 is allowed. */
  readonly microseconds: number;
  /** Seconds east of UTC; `undefined` without a zone. */
  readonly offset?: number;
}

const date = String.raw`(\d{4,6})[-/](\d{1,2})[-/](\d{1,2})|(\d{4})(\d{2})(\d{2})(?!\d)`;
const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{0,9}))?)?`;
const zone = String.raw`([Zz]|[Uu][Tt][Cc]?|GMT|[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?)`;
const timestampForm = new RegExp(String.raw`^\s*(?:${date})(?:(?:\s+|T|t)${time}\s*${zone}?)?(?:\s+(AD|BC))?\s*$`, "i");
const timeForm = new RegExp(String.raw`^\s*(?:\d{4,6}-\d{1,2}-\d{1,2}(?:\s+|T))?${time}\s*${zone}?\s*$`, "i");

const dayMicroseconds = 86_400_000_000;

/**
 * Reads a date or timestamp in ISO 8601 or PostgreSQL's ISO style, with or without time and zone, `BC` at its end.
 * Other date styles, and zones that are names, are not understood: what they mean depends on the server's settings.
 * Source: PostgreSQL documentation, 8.5 "Date/Time Types".
 *
 * @returns `undefined` where the text is none, or the day does not exist
 */
export function readTimestamp(text: string): TimestampParts | undefined {
  const frequent = readFrequentForm(text);
  if (frequent) return frequent;
  const match = timestampForm.exec(text);
  if (!match) return undefined;
  const number = (group: number): number => Number(match[group] ?? "0");
  const written = match[1] === undefined ? number(4) : number(1);
  // There is no year 0: 1 BC is the year before 1 AD.
  const year = match[12]?.toUpperCase() === "BC" ? 1 - written : written;
  const days = written === 0 ? undefined : daysOf(year, number(2) || number(5), number(3) || number(6));
  const microseconds = microsecondsOf(match.slice(7, 11));
  if (days === undefined || microseconds === undefined) return undefined;
  const offset = offsetOf(match[11]);
  return offset === undefined ? { days, microseconds } : { days, microseconds, offset };
}

/** `2020-01-01 00:00:00.123+00`, which dumps are full of: by position, five times as fast as the pattern. */
function readFrequentForm(text: string): TimestampParts | undefined {
  const { length } = text;
  if (length < 22 || length > 29 || text.slice(length - 3) !== "+00") return undefined;
  for (const [position, unit] of separators) if (text.charCodeAt(position) !== unit) return undefined;
  if (length > 22 && (text.charCodeAt(19) !== 0x2e || length === 23)) return undefined;
  const year = digits(text, 0, 4);
  const [hours, minutes, seconds] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const fraction = length > 22 ? digits(text, 20, length - 3) * 10 ** (29 - length) : 0;
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction;
  // NaN where something is no digit.
  if (!(year > 0 && hours < 24 && minutes < 60 && seconds < 60 && time >= 0)) return undefined;
  const days = daysOf(year, digits(text, 5, 7), digits(text, 8, 10));
  return days === undefined ? undefined : { days, microseconds: time, offset: 0 };
}

const separators = [
  [4, 0x2d],
  [7, 0x2d],
  [10, 0x20],
  [13, 0x3a],
  [16, 0x3a],
] as const;

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export interface TimeParts {
  /** Since midnight; 24:00:00 is allowed. */
  readonly microseconds: number;
  /** Seconds east of UTC; `undefined` without a zone. */
  readonly offset?: number;
}

/** Reads a time of day: `10:00`, `10:00:00.5+02`; a date before it is left out. */
export function readTime(text: string): TimeParts | undefined {
  const match = timeForm.exec(text);
  const microseconds = match ? microsecondsOf(match.slice(1, 5)) : undefined;
  if (!match || microseconds === undefined) return undefined;
  const offset = offsetOf(match[5]);
  return offset === undefined ? { microseconds } : { microseconds, offset };
}

/** `HH:MM:SS`, with as many decimals as there are, up to six. */
export function timeText(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000);
  const fraction = String(microseconds % 1_000_000)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":") + (fraction === "" ? "" : `.${fraction}`);
}

/** `+02`, `-03:30`: as PostgreSQL writes a zone. */
export function offsetText(offset: number): string {
  const seconds = Math.abs(offset);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop();
  return (offset < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** To the decimals of `timestamp(p)` or `time(p)`; half up, as PostgreSQL does from 1970 on. */
export function roundMicroseconds(microseconds: number, decimals: number): number {
  const unit = 10 ** Math.max(0, 6 - decimals);
  return Math.round(microseconds / unit) * unit;
}

function microsecondsOf([hours, minutes = "0", seconds = "0", fraction = ""]: readonly (string | undefined)[]):
  number | undefined {
  if (hours === undefined) return 0;
  // A second 60 counts as the next minute's first.
  if (Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const part = Math.round(Number(`0.${fraction || "0"}`) * 1_000_000);
  const all = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000_000 + part;
  return all <= dayMicroseconds ? all : undefined;
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes = "0", seconds = "0"] = match;
  const all = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return sign === "-" ? -all : all;
}

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar; `undefined` for a day that does not exist. */
function daysOf(year: number, month: number, day: number): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return undefined;
  // Years start in March, so that the leap day is their last; eras are 400 years long.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
