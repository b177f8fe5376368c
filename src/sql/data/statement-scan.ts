/** Where the text that is scanned is at the position. */
type Place = "code" | "string" | "escape string" | "identifier" | "dollar string" | "line comment" | "block comment";

const code = {
  newline: 0x0a,
  quote: 0x27,
  doubleQuote: 0x22,
  backslash: 0x5c,
  dollar: 0x24,
  minus: 0x2d,
  slash: 0x2f,
  star: 0x2a,
  open: 0x28,
  close: 0x29,
  comma: 0x2c,
  semicolon: 0x3b,
  backtick: 0x60,
} as const;

/**
 * Looks for the end of one statement in text that comes line by line, so that no token but a string or a comment goes
 * beyond what is there. It goes on where it stopped: a statement of many megabytes is looked at once.
 */
export class StatementScan {
  position = 0;
  /** Behind the last comma that follows a row of VALUES: an INSERT can be cut there. */
  rowEnd = 0;
  /** A backtick outside of strings: MySQL quotes names so, PostgreSQL has no use for it. */
  backtick = false;
  private place: Place = "code";
  private depth = 0;
  private commentDepth = 0;
  private tag = "";
  private behindRow = false;

  /** @param escapes plain strings have backslash escapes: `standard_conforming_strings` is off */
  constructor(private readonly escapes: boolean) {}

  /** @returns the position of the semicolon that ends the statement; `undefined` if it is not there yet */
  end(text: string): number | undefined {
    while (this.position < text.length) {
      if (this.inCode && this.code(text)) return this.position;
      if (this.inCode || !this.skip(text)) return undefined;
    }
    return undefined;
  }

  private get inCode(): boolean {
    return this.place === "code";
  }

  /** Whether something that has no end yet is open, apart from the statement itself. */
  get open(): string | undefined {
    return this.place === "code" || this.place === "line comment" ? undefined : this.place;
  }

  /** After the text before the position of a cut has been taken away. */
  moveBack(length: number): void {
    this.position -= length;
    this.rowEnd = Math.max(0, this.rowEnd - length);
  }

  /** Scans code. Stops at the final semicolon (true), at the start of something else, or at the end of the text. */
  private code(text: string): boolean {
    for (; this.position < text.length; this.position += 1) {
      const unit = text.charCodeAt(this.position);
      if (unit > code.backtick || (unit > code.semicolon && unit < code.backslash)) continue;
      switch (unit) {
        case code.semicolon:
          if (this.depth === 0) return true;
          break;
        case code.open:
          this.depth += 1;
          break;
        case code.close:
          this.depth = Math.max(0, this.depth - 1);
          this.behindRow = this.depth === 0;
          break;
        case code.comma:
          if (this.depth === 0 && this.behindRow) this.rowEnd = this.position + 1;
          break;
        case code.quote:
          return this.enter(this.escapes || isEscapeString(text, this.position) ? "escape string" : "string", 1);
        case code.doubleQuote:
          return this.enter("identifier", 1);
        case code.backtick:
          this.backtick = true;
          break;
        case code.minus:
          if (text.charCodeAt(this.position + 1) === code.minus) return this.enter("line comment", 2);
          break;
        case code.slash:
          if (text.charCodeAt(this.position + 1) === code.star) {
            this.commentDepth = 1;
            return this.enter("block comment", 2);
          }
          break;
        case code.dollar: {
          const tag = dollarTag(text, this.position);
          if (tag !== undefined) {
            this.tag = tag;
            return this.enter("dollar string", tag.length);
          }
        }
      }
    }
    return false;
  }

  private enter(place: Place, length: number): false {
    this.place = place;
    this.position += length;
    return false;
  }

  /** Goes behind what is open. @returns false if its end is not there yet */
  private skip(text: string): boolean {
    switch (this.place) {
      case "string":
        return this.skipTo(text, "'");
      case "identifier":
        return this.skipTo(text, '"');
      case "line comment":
        return this.skipTo(text, "\n");
      case "dollar string":
        return this.skipTo(text, this.tag);
      case "escape string":
        return this.skipEscapes(text);
      case "block comment":
        return this.skipComment(text);
      case "code":
        return true;
    }
  }

  /** A doubled quote opens the next string at once, which comes to the same. */
  private skipTo(text: string, end: string): boolean {
    const found = text.indexOf(end, this.position);
    if (found < 0) {
      this.position = text.length;
      return false;
    }
    this.position = found + end.length;
    // The quote that doubles it must not be taken for a string of another kind.
    if (this.place === "string" && text.charCodeAt(this.position) === code.quote) this.position += 1;
    else this.place = "code";
    return true;
  }

  private skipEscapes(text: string): boolean {
    for (; this.position < text.length; this.position += 1) {
      const unit = text.charCodeAt(this.position);
      if (unit === code.backslash) this.position += 1;
      else if (unit === code.quote) {
        this.position += 1;
        if (text.charCodeAt(this.position) === code.quote) continue;
        this.place = "code";
        return true;
      }
    }
    return false;
  }

  /** Comments nest in PostgreSQL. */
  private skipComment(text: string): boolean {
    for (; this.position < text.length; this.position += 1) {
      const [unit, next] = [text.charCodeAt(this.position), text.charCodeAt(this.position + 1)];
      if (unit === code.star && next === code.slash) {
        this.position += 1;
        this.commentDepth -= 1;
        if (this.commentDepth > 0) continue;
        this.position += 1;
        this.place = "code";
        return true;
      }
      if (unit === code.slash && next === code.star) {
        this.position += 1;
        this.commentDepth += 1;
      }
    }
    return false;
  }
}

/** `E'…'`: the letter stands alone. */
export function isEscapeString(text: string, quote: number): boolean {
  return /(?:^|[^\w$])[eE]$/.test(text.slice(Math.max(0, quote - 2), quote));
}

function dollarTag(text: string, position: number): string | undefined {
  if (/[\w$]/.test(text.charAt(position - 1))) return undefined;
  return /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/.exec(text.slice(position, position + 70))?.[0];
}
