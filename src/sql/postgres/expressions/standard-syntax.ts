import { TextCache } from "../../text-cache.js";
import { PostgresScanner } from "../scanner.js";
import { type PostgresType, readType } from "../type-name.js";

/*
 * Forms of standard SQL that the parser does not read are written in ones that it reads, character for character, so that
 * positions stay: `substring(a from 1 for 2)` becomes `substring(a ,    1 ,   2)`, and `timestamptz '2020-01-01'` keeps its
 * string, with the type noted at the side.
 */

export interface PreparedSyntax {
  readonly text: string;
  /** By the position of the string: `date '2020-01-01'`, `interval '1' day`. */
  readonly typedLiterals: ReadonlyMap<number, TypedLiteral>;
  /** Where the string ends, and where its unit does. */
  readonly typedLiteralEnds: ReadonlyMap<number, number>;
  /** By the position of the function's name: `trim(leading 'x' from a)`. */
  readonly trims: ReadonlyMap<number, Trim>;
}

export interface TypedLiteral {
  readonly start: number;
  readonly type: PostgresType;
  /** `day` of `interval '1' day`. */
  readonly unit?: string;
}

export interface Trim {
  readonly side: "both" | "leading" | "trailing";
  /** The characters stand before the text. */
  readonly charactersFirst: boolean;
}

interface Lexeme {
  readonly word: string;
  readonly isString: boolean;
  readonly isWord: boolean;
  readonly start: number;
  readonly end: number;
}

/** Types that stand before a string: every one that is a single word or known words. */
const literalTypes: ReadonlySet<string> = new Set(
  (
    "timestamp timestamptz date time timetz interval bool boolean int2 int4 int8 integer int bigint smallint numeric " +
    "decimal real float4 float8 text varchar uuid json jsonb bytea inet cidr point"
  ).split(" "),
);

const separators = {
  substring: { from: ",   ", for: ",  " },
  overlay: { placing: ",      ", from: ",   ", for: ",  " },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const intervalUnits = /^(?:year|month|day|hour|minute|second)s?$/;

/** Reads what the parser does not: see above. */
export function prepareSyntax(source: string): PreparedSyntax {
  return prepared.get(source, () => preparedAnew(source));
}

const prepared = new TextCache<PreparedSyntax>(1_000_000);

function preparedAnew(source: string): PreparedSyntax {
  const lexemes = lexemesOf(source);
  const characters = [...source.split("")];
  const typedLiterals = new Map<number, TypedLiteral>();
  const typedLiteralEnds = new Map<number, number>();
  const trims = new Map<number, Trim>();
  const blank = (start: number, end: number, text = ""): void => {
    for (let at = start; at < end; at += 1) characters[at] = text[at - start] ?? (source[at] === "\n" ? "\n" : " ");
  };
  for (const [index, lexeme] of lexemes.entries()) {
    // A national string is a string like any other.
    if (lexeme.isString && /^n$/i.test(source.charAt(lexeme.start))) blank(lexeme.start, lexeme.start + 1);
    const type = typeBefore(lexemes, index, source);
    if (type) {
      const last = lexemes[type.string];
      if (!last) continue;
      const unit = lexemes[type.string + 1];
      const isUnit = type.type.name === "interval" && unit?.isWord === true && intervalUnits.test(unit.word);
      blank(lexeme.start, last.start);
      typedLiterals.set(last.start, { start: lexeme.start, type: type.type, ...(isUnit && { unit: unit.word }) });
      if (isUnit) {
        typedLiteralEnds.set(last.end, unit.end);
        blank(unit.start, unit.end);
      }
    } else if (lexeme.isWord && lexemes[index + 1]?.word === "(") {
      if (lexeme.word === "trim") readTrim(lexemes, index, trims, blank);
      else if (Object.hasOwn(separators, lexeme.word)) {
        const words: Readonly<Record<string, string>> = separators[lexeme.word as keyof typeof separators];
        for (const inner of inParentheses(lexemes, index + 1)) {
          const comma = inner.isWord ? words[inner.word] : undefined;
          if (comma !== undefined) blank(inner.start, inner.end, comma);
        }
      }
    }
  }
  return { text: characters.join(""), typedLiterals, typedLiteralEnds, trims };
}

function readTrim(
  lexemes: readonly Lexeme[],
  index: number,
  trims: Map<number, Trim>,
  blank: (start: number, end: number, text?: string) => void,
): void {
  const name = lexemes[index];
  const first = lexemes[index + 2];
  const from = inParentheses(lexemes, index + 1).find(({ isWord, word }) => isWord && word === "from");
  if (!name || !first) return;
  const side = first.isWord && /^(?:both|leading|trailing)$/.test(first.word) ? (first.word as Trim["side"]) : "both";
  if (side !== first.word && !from) return;
  if (side === first.word) blank(first.start, first.end);
  const onlyText = from && (from === first || (side === first.word && from === lexemes[index + 3]));
  if (from) blank(from.start, from.end, onlyText ? "" : ",");
  trims.set(name.start, { side, charactersFirst: from !== undefined && !onlyText });
}

/** The lexemes directly between a parenthesis and its end. */
function inParentheses(lexemes: readonly Lexeme[], open: number): Lexeme[] {
  const inner: Lexeme[] = [];
  let depth = 0;
  for (const lexeme of lexemes.slice(open)) {
    if (lexeme.word === ")") depth -= 1;
    if (depth === 0 && lexeme.word === ")") break;
    if (depth === 1) inner.push(lexeme);
    if (lexeme.word === "(") depth += 1;
  }
  return inner;
}

/** A type that begins at a lexeme and is followed by a string. */
function typeBefore(
  lexemes: readonly Lexeme[],
  index: number,
  source: string,
): { readonly type: PostgresType; readonly string: number } | undefined {
  const first = lexemes[index];
  if (!first?.isWord || !literalTypes.has(first.word)) return undefined;
  const before = lexemes[index - 1]?.word;
  // A cast, a member or an alias before it: the word is no type of a literal.
  if (before === "::" || before === "." || before === "as") return undefined;
  let at = index + 1;
  if (lexemes[at]?.word === "(") {
    at += inParentheses(lexemes, at).length + 2;
  }
  if (/^(?:with|without)$/.test(lexemes[at]?.word ?? "") && lexemes[at + 1]?.word === "time") at += 3;
  const string = lexemes[at];
  if (!string?.isString) return undefined;
  return { type: readType(source.slice(first.start, string.start)), string: at };
}

function lexemesOf(source: string): Lexeme[] {
  const scanner = new PostgresScanner(source);
  const lexemes: Lexeme[] = [];
  while (scanner.next() !== "end") {
    const { kind, start, end } = scanner;
    if (kind === "comment-line" || kind === "comment-block") continue;
    const text = source.slice(start, end);
    const isWord = kind === "word";
    lexemes.push({ word: isWord ? text.toLowerCase() : text, isWord, isString: kind === "string", start, end });
  }
  return lexemes;
}
