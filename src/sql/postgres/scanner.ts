/*
 * PostgreSQL's lexical rules, as in its src/backend/parser/scan.l (version 18) with `standard_conforming_strings = on`:
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html. One pass over the text without looking back, so that a
 * dump of many megabytes takes a few seconds.
 */

export type LexemeKind =
  /** `name`, also a keyword. */
  | "word"
  /** `"name"` and `U&"name"`. */
  | "quoted"
  /** `'text'`, `E'text'`, `N'text'`, `U&'text'`, `$$text$$`, `$tag$text$tag$`. */
  | "string"
  /** `B'01'` and `X'1f'`. */
  | "bits"
  | "number"
  /** `$1`. */
  | "parameter"
  | "operator"
  | "comment-line"
  | "comment-block"
  /** The text is at its end. */
  | "end";

export type LexicalFault =
  | "unterminated quoted string"
  | "unterminated quoted identifier"
  | "unterminated dollar-quoted string"
  | "unterminated /* comment";

const space = 1;
const nameStart = 2;
const nameRest = 4;
const digit = 8;
const operator = 16;
/** Characters with one of which an operator of several characters may end in `+` or `-`. */
const freeOperator = 32;

/** Classes of the ASCII characters. Everything above is a letter for PostgreSQL. */
const classes = new Uint8Array(128);
function classify(characters: string, bits: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    classes[code] = (classes[code] ?? 0) | bits;
  }
}
classify(" \t\n\r\f\v", space);
classify("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", nameStart | nameRest);
classify("0123456789", digit | nameRest);
classify("$", nameRest);
classify("~!@#^&|`?+-*/%<>=", operator);
classify("~!@#^&|`?%", freeOperator);

/** Behind the text's end (NaN) there is nothing of any class. */
function classOf(code: number): number {
  if (code < 128) return classes[code] ?? 0;
  return code >= 128 ? nameStart | nameRest : 0;
}

const newline = 10;
const carriageReturn = 13;
const doubleQuote = 34;
const dollar = 36;
const ampersand = 38;
const quote = 39;
const star = 42;
const plus = 43;
const minus = 45;
const dot = 46;
const slash = 47;
const colon = 58;
const equals = 61;
const backslash = 92;
const byteOrderMark = 0xfeff;

/**
 * Walks over the lexemes of a text: `next()` moves on, the fields then describe the lexeme. White space is passed over.
 * Never throws: a string, quoted name or comment without its end reaches to the end of the text and sets `fault`.
 */
export class PostgresScanner {
  kind: LexemeKind = "end";
  /** UTF-16 units. */
  start = 0;
  end = 0;
  fault: LexicalFault | undefined;

  constructor(
    readonly text: string,
    at = 0,
  ) {
    this.end = at;
  }

  /** Goes on at a position, for what is no SQL (COPY data, psql commands). */
  moveTo(at: number): void {
    this.end = at;
  }

  next(): LexemeKind {
    const { text } = this;
    let at = this.end;
    if (at === 0 && text.charCodeAt(0) === byteOrderMark) at = 1;
    while (at < text.length && (classOf(text.charCodeAt(at)) & space) !== 0) at += 1;
    this.start = at;
    this.end = at;
    if (at >= text.length) return (this.kind = "end");
    return (this.kind = this.read(text.charCodeAt(at)));
  }

  private read(code: number): LexemeKind {
    const kinds = classOf(code);
    if ((kinds & nameStart) !== 0) return this.readWord(code);
    if (code === quote) return this.readString(this.start, "plain");
    if (code === doubleQuote) return this.readQuotedName(this.start);
    if (code === dollar) return this.readDollar();
    const following = this.text.charCodeAt(this.start + 1);
    if ((kinds & digit) !== 0 || (code === dot && (classOf(following) & digit) !== 0)) return this.readNumber();
    if (code === minus && following === minus) return this.readLineComment();
    if (code === slash && following === star) return this.readBlockComment();
    if ((kinds & operator) !== 0) return this.readOperator();
    const pair =
      (code === colon && (following === colon || following === equals)) || (code === dot && following === dot);
    this.end = this.start + (pair ? 2 : 1);
    return "operator";
  }

  private readWord(code: number): LexemeKind {
    const { text, start } = this;
    const following = text.charCodeAt(start + 1);
    if (following === quote) {
      const letter = code | 32;
      if (letter === 101 /* e */) return this.readString(start + 1, "escapes");
      if (letter === 110 /* n */) return this.readString(start + 1, "plain");
      if (letter === 98 /* b */ || letter === 120 /* x */) {
        this.readString(start + 1, "bits");
        return "bits";
      }
    }
    if (following === ampersand && (code | 32) === 117 /* u */) {
      const opening = text.charCodeAt(start + 2);
      if (opening === quote) return this.readString(start + 2, "plain");
      if (opening === doubleQuote) return this.readQuotedName(start + 2);
    }
    let at = start + 1;
    while (at < text.length && (classOf(text.charCodeAt(at)) & nameRest) !== 0) at += 1;
    this.end = at;
    return "word";
  }

  /** `opening` is the quote. A string goes on behind a line break: `'a'⏎'b'` is one. Bits have no doubled quotes. */
  private readString(opening: number, content: "plain" | "escapes" | "bits"): LexemeKind {
    const { text } = this;
    for (let part: number | undefined = opening; part !== undefined; part = this.continuedAt(this.end)) {
      const closing = this.closingOf(part + 1, content);
      if (closing === -1) {
        this.end = text.length;
        this.fault = "unterminated quoted string";
        break;
      }
      this.end = closing + 1;
    }
    return "string";
  }

  private closingOf(from: number, content: "plain" | "escapes" | "bits"): number {
    if (content === "bits") return this.text.indexOf("'", from);
    return content === "escapes" ? this.closingOfEscapes(from) : this.closing(from, "'");
  }

  /** Where the quote stands that ends a text; doubled ones are content. */
  private closing(from: number, mark: string): number {
    const { text } = this;
    let at = text.indexOf(mark, from);
    while (at !== -1 && text.startsWith(mark, at + 1)) at = text.indexOf(mark, at + 2);
    return at;
  }

  private closingOfEscapes(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === backslash) at += 1;
      else if (code === quote) {
        if (text.charCodeAt(at + 1) !== quote) return at;
        at += 1;
      }
    }
    return -1;
  }

  /** The quote that goes on with a string which ended here: only line comments and at least one line break lie between. */
  private continuedAt(from: number): number | undefined {
    const { text } = this;
    let broken = false;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === newline || code === carriageReturn) broken = true;
      else if (code === minus && text.charCodeAt(at + 1) === minus) at = this.endOfLine(at) - 1;
      else if ((classOf(code) & space) === 0) return broken && code === quote ? at : undefined;
    }
    return undefined;
  }

  private readQuotedName(opening: number): LexemeKind {
    const closing = this.closing(opening + 1, '"');
    this.end = closing === -1 ? this.text.length : closing + 1;
    if (closing === -1) this.fault = "unterminated quoted identifier";
    return "quoted";
  }

  private readDollar(): LexemeKind {
    const { text, start } = this;
    let at = start + 1;
    if ((classOf(text.charCodeAt(at)) & digit) !== 0) {
      while ((classOf(text.charCodeAt(at)) & digit) !== 0) at += 1;
      this.end = at;
      return "parameter";
    }
    while (at < text.length && text.charCodeAt(at) !== dollar && (classOf(text.charCodeAt(at)) & nameRest) !== 0)
      at += 1;
    if (text.charCodeAt(at) !== dollar) {
      this.end = start + 1;
      return "operator";
    }
    const tag = text.slice(start, at + 1);
    const closing = text.indexOf(tag, at + 1);
    this.end = closing === -1 ? text.length : closing + tag.length;
    if (closing === -1) this.fault = "unterminated dollar-quoted string";
    return "string";
  }

  private readNumber(): LexemeKind {
    const { text, start } = this;
    const prefix = text.charCodeAt(start) === 48 ? text.charCodeAt(start + 1) | 32 : 0;
    let at = start;
    if (prefix === 120 /* x */ || prefix === 111 /* o */ || prefix === 98 /* b */) {
      at += 2;
      while ((classOf(text.charCodeAt(at)) & nameRest) !== 0 && text.charCodeAt(at) !== dollar) at += 1;
    } else {
      at = this.pastDigits(at);
      // `1..10` is a number and a range.
      if (text.charCodeAt(at) === dot && text.charCodeAt(at + 1) !== dot) at = this.pastDigits(at + 1);
      if ((text.charCodeAt(at) | 32) === 101 /* e */) {
        const sign = text.charCodeAt(at + 1);
        const exponent = sign === plus || sign === minus ? at + 2 : at + 1;
        if ((classOf(text.charCodeAt(exponent)) & digit) !== 0) at = this.pastDigits(exponent);
      }
    }
    this.end = at;
    return "number";
  }

  private pastDigits(from: number): number {
    let at = from;
    while ((classOf(this.text.charCodeAt(at)) & digit) !== 0 || (at > from && this.text.charCodeAt(at) === 95)) at += 1;
    return at;
  }

  private readLineComment(): LexemeKind {
    this.end = this.endOfLine(this.start);
    return "comment-line";
  }

  /** Where the line break is (or the text's end). */
  endOfLine(from: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === newline || code === carriageReturn) break;
      at += 1;
    }
    return at;
  }

  private readBlockComment(): LexemeKind {
    const { text } = this;
    let depth = 1;
    let at = this.start + 2;
    while (depth > 0 && at < text.length) {
      const code = text.charCodeAt(at);
      const following = text.charCodeAt(at + 1);
      if (code === star && following === slash) depth -= 1;
      else if (code === slash && following === star) depth += 1;
      else {
        at += 1;
        continue;
      }
      at += 2;
    }
    this.end = at;
    if (depth > 0) this.fault = "unterminated /* comment";
    return "comment-block";
  }

  private readOperator(): LexemeKind {
    const { text, start } = this;
    let at = start;
    let free = false;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kinds = classOf(code);
      if ((kinds & operator) === 0) break;
      const following = text.charCodeAt(at + 1);
      // A comment begins in the middle of an operator.
      if ((code === minus && following === minus) || (code === slash && following === star)) break;
      free ||= (kinds & freeOperator) !== 0;
      at += 1;
    }
    // `a=-1` is `=` and `-`; `@-` is one operator.
    while (!free && at > start + 1 && (text.charCodeAt(at - 1) === plus || text.charCodeAt(at - 1) === minus)) at -= 1;
    this.end = at;
    return "operator";
  }
}

/** Whether a scanner stands on one operator or punctuation character. */
export function isAt(scanner: PostgresScanner, character: string): boolean {
  return (
    scanner.kind === "operator" &&
    scanner.end === scanner.start + 1 &&
    scanner.text.charCodeAt(scanner.start) === character.charCodeAt(0)
  );
}
