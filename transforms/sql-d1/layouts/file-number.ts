/** The number, version or time that a migration's name begins with. */
export interface FileNumber {
  /** To compare with: `1.2` has two parts. */
  readonly parts: readonly bigint[];
  /** Digits alone, where the number is one: `0003`, `20200131093000`. */
  readonly digits?: string;
  /** The name behind it. */
  readonly rest: string;
}

/** `2020-01-31-093000_x`, `2020_01_31_093000_x`, `2020-01-31_x`. */
const time = /^(\d{4}([-_])\d{2}\2\d{2}(?:[-_T]?\d{2}[-_:]?\d{2}(?:[-_:]?\d{2})?)?)(?!\d)/;
/** `1.2_x`, `V1.2.3__x`, and Flyway's `V1_2__x`. */
const version = /^[vV]?(\d+(?:\.\d+)+)(?=[-_ ]|$)|^[vV](\d+(?:[._]\d+)+)(?=__)/;
const integer = /^[vV]?(\d+)/;

/** Reads the number of a migration's name (without `.sql`). `undefined` where it begins with none. */
export function readNumber(label: string): FileNumber | undefined {
  const dated = time.exec(label)?.[1];
  if (dated !== undefined) {
    const digits = dated.replace(/\D/g, "");
    return { parts: [BigInt(digits)], digits, rest: restOf(label, dated.length) };
  }
  const dotted = version.exec(label);
  if (dotted) {
    const parts = (dotted[1] ?? dotted[2] ?? "").split(/[._]/).map(BigInt);
    return { parts, rest: restOf(label, dotted[0].length) };
  }
  const plain = integer.exec(label);
  if (!plain?.[1]) return undefined;
  return { parts: [BigInt(plain[1])], digits: plain[1], rest: restOf(label, plain[0].length) };
}

function restOf(label: string, from: number): string {
  return label.slice(from).replace(/^[-_. ]+/, "");
}

/** Numbers by value, part by part; a missing part is 0. */
export function compareNumbers(a: FileNumber, b: FileNumber): number {
  for (let at = 0; at < Math.max(a.parts.length, b.parts.length); at += 1) {
    const difference = (a.parts[at] ?? 0n) - (b.parts[at] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

/** Runs of digits by value, all else by code unit: `2_x` before `10_x`. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x = "", y = ""] = [left[at], right[at]];
    if (x === y) continue;
    if (at % 2 === 1 && BigInt(x) !== BigInt(y)) return BigInt(x) < BigInt(y) ? -1 : 1;
    if (at % 2 === 0) return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
