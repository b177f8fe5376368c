import type { Interval } from "./fragment.js";

export type ConstantInterval = Extract<Interval, { months: number }>;

const second = 1000;
const day = 86_400_000;

/** What each unit adds, by its first letters. Source: PostgreSQL documentation, 8.5.4 "Interval Input". */
const units = {
  microseconds: { milliseconds: 0.001 },
  milliseconds: { milliseconds: 1 },
  seconds: { milliseconds: second },
  minutes: { milliseconds: 60 * second },
  hours: { milliseconds: 3600 * second },
  days: { days: 1 },
  weeks: { days: 7 },
  months: { months: 1 },
  years: { months: 12 },
  decades: { months: 120 },
  centuries: { months: 1200 },
} as const satisfies Readonly<Record<string, Partial<ConstantInterval>>>;

const names: readonly (readonly [RegExp, keyof typeof units])[] = [
  [/^(?:us|usecs?|microseconds?)$/, "microseconds"],
  [/^(?:ms|msecs?|milliseconds?)$/, "milliseconds"],
  [/^(?:s|secs?|seconds?)$/, "seconds"],
  [/^(?:m|mins?|minutes?)$/, "minutes"],
  [/^(?:h|hrs?|hours?)$/, "hours"],
  [/^(?:d|days?)$/, "days"],
  [/^(?:w|weeks?)$/, "weeks"],
  [/^(?:mons?|months?)$/, "months"],
  [/^(?:y|yrs?|years?)$/, "years"],
  [/^(?:decades?|decs?)$/, "decades"],
  [/^(?:c|cent|century|centuries)$/, "centuries"],
];

/**
 * Reads `1 day`, `-2 mons 3 days 04:05:06`, `1 hour ago`, `P1DT2H`.
 *
 * @param unit of a number without one: `day` of `interval '1' day`; seconds otherwise
 * @returns `undefined` for what is no interval, or has parts of months or parts below a millisecond
 */
export function readInterval(text: string, unit = "second"): ConstantInterval | undefined {
  let rest = text.trim().toLowerCase();
  if (rest === "") return undefined;
  if (rest.startsWith("p")) return readIso(rest);
  const ago = /\s+ago$/.test(rest);
  rest = rest.replace(/^@\s*|\s+ago$/g, "");
  let total: ConstantInterval = { months: 0, days: 0, milliseconds: 0 };
  while (rest !== "") {
    const clock = /^([+-]?)(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?(?:\s+|$)/.exec(rest);
    const amount = clock ? null : /^([+-]?\d+(?:\.\d+)?)\s*([a-z]+)?(?:\s+|$)/.exec(rest);
    if (clock) {
      const size = Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0);
      total = add(total, { milliseconds: Math.round(size * second) }, clock[1] === "-" ? -1 : 1);
      rest = rest.slice(clock[0].length);
    } else if (amount) {
      const part = unitOf(amount[2] ?? unit);
      if (!part) return undefined;
      total = add(total, part, Number(amount[1]));
      rest = rest.slice(amount[0].length);
    } else return undefined;
  }
  const whole = ago ? scale(total, -1) : total;
  return isWhole(whole) ? whole : undefined;
}

function readIso(text: string): ConstantInterval | undefined {
  const match =
    /^p(?:(-?\d+)y)?(?:(-?\d+)m)?(?:(-?\d+)w)?(?:(-?\d+)d)?(?:t(?:(-?\d+)h)?(?:(-?\d+)m)?(?:(-?\d+(?:\.\d+)?)s)?)?$/.exec(
      text,
    );
  if (!match || text === "p") return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const interval: ConstantInterval = {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    milliseconds: Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * second),
  };
  return isWhole(interval) ? interval : undefined;
}

/** What a unit stands for: `days`, `hour`, `mons`. */
export function unitOf(name: string): Partial<ConstantInterval> | undefined {
  const unit = names.find(([pattern]) => pattern.test(name));
  return unit && units[unit[1]];
}

function add(total: ConstantInterval, part: Partial<ConstantInterval>, times: number): ConstantInterval {
  let { months, days, milliseconds } = total;
  months += (part.months ?? 0) * times;
  // PostgreSQL turns parts of a day into hours.
  const wholeDays = Math.trunc((part.days ?? 0) * times);
  days += wholeDays;
  milliseconds += (part.milliseconds ?? 0) * times + ((part.days ?? 0) * times - wholeDays) * day;
  milliseconds = Math.round(milliseconds * 1000) / 1000;
  return { months, days, milliseconds };
}

export function scale(interval: ConstantInterval, times: number): ConstantInterval {
  return add({ months: 0, days: 0, milliseconds: 0 }, interval, times);
}

export function sumOf(left: ConstantInterval, right: ConstantInterval): ConstantInterval {
  return add(left, right, 1);
}

function isWhole({ months, days, milliseconds }: ConstantInterval): boolean {
  return Number.isInteger(months) && Number.isInteger(days) && Number.isInteger(milliseconds);
}

/** The length in milliseconds, with 30 days a month as PostgreSQL compares intervals. */
export function lengthOf({ months, days, milliseconds }: ConstantInterval): number {
  return (months * 30 + days) * day + milliseconds;
}
