/*
 * Patterns with a known text: LIKE and simple regular expressions as GLOB, which tells upper from lower case like
 * PostgreSQL. Sources: PostgreSQL documentation, 9.7 "Pattern Matching"; SQLite's lang_expr.html and patternCompare().
 */

/** D1's limit on LIKE and GLOB patterns, in bytes: https://developers.cloudflare.com/d1/platform/limits/. */
const patternBytes = 50;

export function fitsPattern(pattern: string): boolean {
  return new TextEncoder().encode(pattern).length <= patternBytes;
}

/**
 * A LIKE pattern as a GLOB pattern.
 *
 * @param escape one character, or empty for none
 * @returns `undefined` where the pattern ends in the escape character, or is too long for D1
 */
export function globOfLike(pattern: string, escape: string): string | undefined {
  let glob = "";
  let escaped = false;
  for (const character of pattern) {
    if (escaped) {
      glob += globLiteral(character);
      escaped = false;
    } else if (character === escape) escaped = true;
    else if (character === "%") glob += "*";
    else glob += character === "_" ? "?" : globLiteral(character);
  }
  return escaped || !fitsPattern(glob) ? undefined : glob;
}

function globLiteral(character: string): string {
  return /[*?[]/.test(character) ? `[${character}]` : character;
}

/** What a regular expression says of a text; all parts have to hold. */
export type TextCondition =
  | { readonly is: "glob"; readonly pattern: string; readonly not: boolean; readonly from: number }
  | { readonly is: "length"; readonly least: number; readonly most: number | undefined }
  | { readonly is: "one-of"; readonly texts: readonly string[] };

interface Item {
  /** A class as GLOB writes it, `?` for any character. */
  readonly glob: string;
  /** What is no such character, as a GLOB class; missing for any character. */
  readonly inverse?: string;
  readonly least: number;
  readonly most: number | undefined;
}

/**
 * A regular expression of single characters, of which at most one repeats, as conditions on the text.
 *
 * @param ignoreCase of `~*`: ASCII letters
 * @returns `undefined` where GLOB cannot say it exactly
 */
export function conditionsOfRegex(source: string, ignoreCase: boolean): readonly TextCondition[] | undefined {
  const oneOf = /^\^\(?(?:\?:)?([\w -]+(?:\|[\w -]+)+)\)\$$/.exec(source);
  if (oneOf && source.includes("(") && !ignoreCase) return [{ is: "one-of", texts: (oneOf[1] ?? "").split("|") }];
  const items = readItems(source.replace(/^\^/, "").replace(/(?<!\\)\$$/, ""), ignoreCase);
  if (!items) return undefined;
  const start = source.startsWith("^");
  const end = /(?<!\\)\$$/.test(source);
  const direct = regexOfItems(
    items,
    start,
    end,
    items.filter(({ least, most }) => least !== most),
  );
  if (direct) return direct;
  // Many of one class are longer than a pattern may be: their number and their class say the same.
  const long = items.filter(({ least, most, inverse }) => least === most && least > 1 && inverse !== undefined);
  return long.length === 1 ? regexOfItems(items, start, end, long) : undefined;
}

function regexOfItems(
  items: readonly Item[],
  start: boolean,
  end: boolean,
  repeated: readonly Item[],
): readonly TextCondition[] | undefined {
  const fixed = (list: readonly Item[]): string => list.map(({ glob, least }) => glob.repeat(least)).join("");
  const [loop] = repeated;
  const parts: TextCondition[] = [];
  if (!loop || repeated.every(({ glob, most }) => glob === "?" && most === undefined)) {
    const body = items.map(({ glob, least, most }) => glob.repeat(least) + (most === undefined ? "*" : "")).join("");
    parts.push({ is: "glob", pattern: `${start ? "" : "*"}${body}${end ? "" : "*"}`, not: false, from: 1 });
  } else {
    // `^ab[0-9]+$`: a fixed beginning, then one class to the end.
    if (repeated.length > 1 || items.at(-1) !== loop || !start || !end) return undefined;
    const before = items.slice(0, -1);
    const length = before.reduce((sum, { least }) => sum + least, 0);
    if (before.length > 0) parts.push({ is: "glob", pattern: `${fixed(before)}*`, not: false, from: 1 });
    const least = length + loop.least;
    const most = loop.most === undefined ? undefined : length + loop.most;
    if (loop.least > 0 || most !== undefined) parts.push({ is: "length", least, most });
    if (loop.inverse !== undefined)
      parts.push({ is: "glob", pattern: `*${loop.inverse}*`, not: true, from: length + 1 });
  }
  const fits = parts.every((part) => part.is !== "glob" || fitsPattern(part.pattern));
  return fits && parts.length > 0 ? parts : undefined;
}

function readItems(source: string, ignoreCase: boolean): readonly Item[] | undefined {
  const items: Item[] = [];
  let rest = source;
  while (rest !== "") {
    const match = /^(?:\[(\^?)((?:\]|\\.|[^\]\\])(?:\\.|[^\]\\])*)\]|\\([^])|([^\\^$.[\](){}*+?|])|(\.))/u.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(match[0].length);
    const [, negated, members, escaped, plain, any] = match;
    const set =
      members !== undefined
        ? readClass(members)
        : escaped !== undefined
          ? readEscape(escaped)
          : any === undefined
            ? [[plain ?? "", plain ?? ""] as const]
            : [];
    if (!set) return undefined;
    const count = /^(?:([*+?])|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})/.exec(rest);
    // A lazy quantifier, or two of them.
    if (count && /^[*+?{]/.test(rest.slice(count[0].length))) return undefined;
    rest = rest.slice(count?.[0].length ?? 0);
    const [least, most] = quantity(count);
    items.push({ ...itemOf(set, negated === "^", any !== undefined, ignoreCase), least, most });
  }
  return items;
}

function quantity(count: RegExpExecArray | null): readonly [number, number | undefined] {
  if (!count) return [1, 1];
  const [, sign, least, comma, most] = count;
  if (sign === "*") return [0, undefined];
  if (sign === "+") return [1, undefined];
  if (sign === "?") return [0, 1];
  if (comma === undefined) return [Number(least), Number(least)];
  return [Number(least), most === undefined ? undefined : Number(most)];
}

type Ranges = readonly (readonly [string, string])[];

function readEscape(character: string): Ranges | undefined {
  if (character === "d") return [["0", "9"]];
  return /[a-zA-Z0-9]/.test(character) ? undefined : [[character, character]];
}

function readClass(members: string): Ranges | undefined {
  if (/\[[.:=]/.test(members)) return undefined;
  const ranges: (readonly [string, string])[] = [];
  const tokens = [...members.matchAll(/\\([^])|([^\\])/gu)];
  for (let index = 0; index < tokens.length; index += 1) {
    const [, escaped, plain] = tokens[index] ?? [];
    if (escaped !== undefined) {
      const set = readEscape(escaped);
      if (!set) return undefined;
      ranges.push(...set);
      continue;
    }
    const upper = tokens[index + 2];
    if (tokens[index + 1]?.[2] === "-" && upper) {
      const last = upper[2] ?? (/[a-zA-Z0-9]/.test(upper[1] ?? "") ? undefined : upper[1]);
      if (last === undefined || plain === undefined || last < plain) return undefined;
      ranges.push([plain, last]);
      index += 2;
    } else ranges.push([plain ?? "", plain ?? ""]);
  }
  return ranges;
}

function itemOf(set: Ranges, negated: boolean, any: boolean, ignoreCase: boolean): Pick<Item, "glob" | "inverse"> {
  if (any) return { glob: "?" };
  const all = ignoreCase ? [...set, ...set.flatMap(otherCase)] : set;
  const inner = classText(all);
  const [only] = all;
  const single = all.length === 1 && only && only[0] === only[1] ? only[0] : undefined;
  const positive = single === undefined ? `[${inner}]` : globLiteral(single);
  const inverse = `[^${inner}]`;
  return negated ? { glob: inverse, inverse: positive } : { glob: positive, inverse };
}

/** The members of a GLOB class: `]` has to be first, `-` last, and `^` not first. */
function classText(ranges: Ranges): string {
  const singles = new Set<string>();
  let text = "";
  for (const [first, last] of ranges) {
    if (first === last) singles.add(first);
    else text += `${first}-${last}`;
  }
  const has = (character: string): string => (singles.delete(character) ? character : "");
  const closing = has("]");
  const dash = has("-");
  const caret = has("^");
  return closing + text + [...singles].join("") + caret + dash;
}

function otherCase([first, last]: readonly [string, string]): Ranges {
  if (/^[a-z]$/.test(first) && /^[a-z]$/.test(last)) return [[first.toUpperCase(), last.toUpperCase()]];
  if (/^[A-Z]$/.test(first) && /^[A-Z]$/.test(last)) return [[first.toLowerCase(), last.toLowerCase()]];
  return [];
}
