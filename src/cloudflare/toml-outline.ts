/*
 * Where things stand in a TOML text. The TOML libraries that are small give values without positions; this finds the
 * positions without understanding values. Every edit made with it is checked by parsing the result, so a text that
 * outwits it is left alone, never damaged.
 */

export interface TomlEntry {
  /** Header of the table that it stands in, dotted; `""` at the top level. */
  readonly table: string;
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** End of its last line, before the line break, behind a comment. */
  readonly lineEnd: number;
}

export interface TomlTable {
  readonly header: string;
  readonly start: number;
  /** End of the header's line. */
  readonly lineEnd: number;
  readonly entries: readonly TomlEntry[];
}

export interface TomlArray {
  readonly elements: readonly { readonly start: number; readonly end: number }[];
  /** Offset behind the comma that follows the last element, if one does. */
  readonly trailingComma: number | undefined;
}

const blank = /(?:\s|#[^\n]*)+/y;
const header = /\[\[?([^\]\n]+)\]\]?/y;
const key = /(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+|[ \t]*\.[ \t]*)+/y;
const equals = /[ \t]*=[ \t]*/y;
const restOfLine = /[ \t]*(?:#[^\r\n]*)?/y;
/** A string of any of the four kinds, a comment, a run of white space, a bracket or comma, or anything else. */
const token =
  /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[ \t]+|\r?\n|[[\]{},]|[^\s"'#[\]{},]+/y;

/** The tables of a text in order. The first is the top level, with header `""`. */
export function outlineToml(text: string): TomlTable[] {
  let current = { header: "", start: 0, lineEnd: 0, entries: [] as TomlEntry[] };
  const tables = [current];
  let position = 0;
  for (;;) {
    position += matchAt(blank, text, position)?.[0].length ?? 0;
    const head = matchAt(header, text, position);
    if (head) {
      const lineEnd = endOf(matchAt(restOfLine, text, position + head[0].length), position);
      current = { header: plainKey(head[1] ?? ""), start: position, lineEnd, entries: [] };
      tables.push(current);
      position = lineEnd;
      continue;
    }
    const name = matchAt(key, text, position);
    const sign = name && matchAt(equals, text, position + name[0].length);
    if (!name || !sign) return tables;
    const valueStart = endOf(sign, position);
    const valueEnd = endOfValue(text, valueStart);
    if (valueEnd === valueStart) return tables;
    const lineEnd = endOf(matchAt(restOfLine, text, valueEnd), valueEnd);
    current.entries.push({
      table: current.header,
      key: plainKey(name[0]),
      start: position,
      valueStart,
      valueEnd,
      lineEnd,
    });
    position = lineEnd;
  }
}

/** The elements of an array value. `undefined` where the value is no array. */
export function outlineTomlArray(text: string, entry: TomlEntry): TomlArray | undefined {
  if (text[entry.valueStart] !== "[") return undefined;
  const elements: { start: number; end: number }[] = [];
  let trailingComma: number | undefined;
  let depth = 0;
  let open: { start: number; end: number } | undefined;
  for (const { start, end, value } of tokens(text, entry.valueStart)) {
    if (value === "]" || value === "}") depth--;
    if (depth === 0 && value === "]") break;
    if (depth === 1 && value === ",") {
      open = undefined;
      trailingComma = end;
    } else if (depth >= 1 && !/^[\s#]/.test(value)) {
      trailingComma = undefined;
      if (open) open.end = end;
      else elements.push((open = { start, end }));
    }
    if (value === "[" || value === "{") depth++;
  }
  return { elements, trailingComma };
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let lastEnd = start;
  for (const { end, value } of tokens(text, start)) {
    if (depth === 0 && /^(?:\r?\n|#)/.test(value)) break;
    if (value === "[" || value === "{") depth++;
    if (value === "]" || value === "}") depth--;
    if (!/^[\s#]/.test(value)) lastEnd = end;
  }
  return lastEnd;
}

function* tokens(text: string, start: number): Generator<{ start: number; end: number; value: string }> {
  let position = start;
  for (;;) {
    const match = matchAt(token, text, position);
    if (!match) return;
    yield { start: position, end: endOf(match, position), value: match[0] };
    position = endOf(match, position);
  }
}

/** `"a" . b` → `a.b` */
function plainKey(written: string): string {
  return written
    .split(".")
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .join(".");
}

function matchAt(sticky: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  sticky.lastIndex = offset;
  return sticky.exec(text) ?? undefined;
}

function endOf(match: RegExpExecArray | undefined, otherwise: number): number {
  return match ? match.index + match[0].length : otherwise;
}
