import { type FileNumber, compareNumbers, readNumber } from "./file-number.js";
import type { Series } from "./series.js";

/*
 * wrangler applies the files of `migrations_dir` by parseInt() of what stands before the first `_`, and where that is
 * the same, by name (since 4.80) or as the disk lists them (before):
 * https://github.com/cloudflare/workers-sdk/blob/main/packages/wrangler/src/d1/migrations/apply.ts. It knows an applied
 * file by its name, so a name must not change when files are added behind. The numbers that are there are kept for that.
 */

const leastDigits = 4;
/** parseInt() tells larger numbers no longer apart. */
const mostDigits = 15;

/** The names of the D1 migration files, in the order of the series. */
export function outputNames(series: Pick<Series, "files">): string[] {
  return series.files.map(({ name }) => `${name}.sql`);
}

/**
 * Names (without `.sql`) under which wrangler applies files in this order. Where each has a number larger than the one
 * before, it keeps it, padded; else all are numbered anew from 1.
 *
 * @param labels the migrations' own names, in order
 */
export function orderedNames(labels: readonly string[]): string[] {
  const numbers = labels.map(readNumber);
  if (ascend(numbers)) {
    const written = Math.min(...numbers.map(({ digits }) => digits.length));
    const width = Math.max(leastDigits, written, ...numbers.map(({ digits }) => withoutZeros(digits).length));
    return numbers.map(({ digits, rest }) => join(withoutZeros(digits).padStart(width, "0"), rest));
  }
  return labels.map((label, index) => {
    const number = numbers[index];
    return join(String(index + 1).padStart(leastDigits, "0"), number?.digits === undefined ? label : number.rest);
  });
}

type WithDigits = FileNumber & { readonly digits: string };

function ascend(numbers: readonly (FileNumber | undefined)[]): numbers is WithDigits[] {
  return numbers.every((number, index) => {
    const before = numbers[index - 1];
    return (
      number?.digits !== undefined &&
      withoutZeros(number.digits).length <= mostDigits &&
      (before === undefined || compareNumbers(before, number) < 0)
    );
  });
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}

/** Characters that are safe in file names and in the SQL literal that wrangler writes the name into. */
function join(number: string, rest: string): string {
  const slug = rest
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return slug === "" ? number : `${number}_${slug}`;
}
