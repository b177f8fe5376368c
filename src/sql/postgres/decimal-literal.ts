/** A decimal number as digits: `-12.50` is `{ negative: true, whole: "12", fraction: "50" }`. */
export interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros; `0` for nothing. */
  readonly whole: string;
  readonly fraction: string;
}

/** Enough for any numeric of PostgreSQL: 131072 digits before the point, 16383 after. */
const maximumExponent = 131_072;

/**
 * Reads PostgreSQL's text form of a numeric: `12.50`, `+.5`, `1e3`, `1_000`. NaN and the infinities are none here.
 *
 * @returns `undefined` where the text is no finite decimal number
 */
export function readDecimal(text: string): Decimal | undefined {
  const match = /^\s*([+-]?)(\d+(?:_\d+)*)?(?:\.(\d+(?:_\d+)*)?)?(?:[eE]([+-]?\d{1,6}))?\s*$/.exec(text);
  if (!match) return undefined;
  let whole = (match[2] ?? "").replaceAll("_", "");
  let fraction = (match[3] ?? "").replaceAll("_", "");
  if (whole === "" && fraction === "") return undefined;
  const exponent = Number(match[4] ?? "0");
  if (Math.abs(exponent) > maximumExponent) return undefined;
  if (exponent > 0) {
    whole += fraction.slice(0, exponent).padEnd(exponent, "0");
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    const padded = whole.padStart(-exponent, "0");
    fraction = padded.slice(padded.length + exponent) + fraction;
    whole = padded.slice(0, padded.length + exponent);
  }
  return normal(match[1] === "-", whole, fraction);
}

/** As PostgreSQL does for `numeric(p, s)`: half away from zero. A negative scale rounds before the point. */
export function roundDecimal({ negative, whole, fraction }: Decimal, scale: number): Decimal {
  if (scale >= 0 && fraction.length <= scale) return { negative, whole, fraction: fraction.padEnd(scale, "0") };
  const digits = whole + fraction;
  const kept = whole.length + scale;
  const rest = kept < 0 ? "0" : (digits[kept] ?? "0");
  let units = BigInt(kept > 0 ? digits.slice(0, kept) : "0");
  if (rest >= "5") units += 1n;
  const text = units.toString();
  if (scale <= 0) return normal(negative, text + "0".repeat(-scale), "");
  const padded = text.padStart(scale + 1, "0");
  return normal(negative, padded.slice(0, -scale), padded.slice(-scale));
}

export function decimalText({ negative, whole, fraction }: Decimal): string {
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Digits that count: without zeros before the first and after the last other digit. */
export function significantDigits({ whole, fraction }: Decimal): number {
  return (whole + fraction).replace(/^0+/, "").replace(/0+$/, "").length;
}

function normal(negative: boolean, whole: string, fraction: string): Decimal {
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const zero = digits === "0" && /^0*$/.test(fraction);
  return { negative: negative && !zero, whole: digits, fraction };
}
