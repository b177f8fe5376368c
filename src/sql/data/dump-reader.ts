import { DumpError } from "./dump-error.js";
import { DumpLines, countLines, longestText } from "./dump-lines.js";
import { StatementScan } from "./statement-scan.js";

/** What is done with the parts of a dump, in its order. All text is byte text. */
export interface DumpHandler {
  /**
   * One statement without its semicolon, comments before it included.
   *
   * @param line of its first character
   * @returns `copy data` if the lines that follow are what it reads
   */
  statement(text: string, line: number): "copy data" | undefined;
  /** A part of an INSERT that is too long to be held: its beginning with some of its rows. */
  partOfInsert(text: string, line: number): void;
  /** Complete lines of COPY data, with their line ends. */
  copyLines(text: string, line: number): void;
  copyEnd(): void;
}

/** An INSERT longer than this is taken in parts. In UTF-16 units. */
const longStatement = 1 << 20;

/** A plain dump of PostgreSQL, fed in bytes: statements, psql's commands, and the data of COPY. */
export class DumpReader {
  private readonly lines: DumpLines;
  private mode: "statements" | "copy data" = "statements";
  /** What has been read and not been given to the handler. Not yet looked at: `unread`. */
  private pending = "";
  private unread: string[] = [];
  private unreadLength = 0;
  private pendingLine = 1;
  private scan: StatementScan;
  private escapes = false;
  private copyStart = 0;
  /** `-- PostgreSQL database dump` less `-- PostgreSQL database dump complete`. */
  private openDumps = 0;
  private connected = false;

  /** @param isUtf8 tells whether bytes are valid UTF-8 */
  constructor(
    private readonly handler: DumpHandler,
    isUtf8: (bytes: Uint8Array) => boolean,
  ) {
    this.lines = new DumpLines(isUtf8);
    this.scan = new StatementScan(this.escapes);
  }

  /** @throws DumpError for what is no plain dump of PostgreSQL in UTF-8 */
  push(bytes: Uint8Array): void {
    this.text(this.lines.push(bytes));
  }

  /** @throws DumpError for a dump that is cut off */
  end(): void {
    this.text(this.lines.end());
    this.readAll();
    if (this.mode === "copy data") {
      throw new DumpError("the dump is cut off: the data of this COPY has no end (\\.)", this.copyStart);
    }
    this.finishStatements();
    if (this.openDumps > 0) {
      throw new DumpError(
        'the dump is cut off: it starts with "PostgreSQL database dump" and does not end with "dump complete"',
      );
    }
  }

  /** How plain strings are read from here on. */
  setEscapes(escapes: boolean): void {
    this.escapes = escapes;
    this.scan = new StatementScan(escapes);
  }

  private text(text: string): void {
    if (text === "") return;
    this.unread.push(text);
    this.unreadLength += text.length;
    // What is long grows in long steps: text that is put together again and again costs the square of its length.
    if (this.unreadLength >= this.pending.length / 2) this.readAll();
  }

  private readAll(): void {
    const added = this.unread.join("");
    this.unread = [];
    this.unreadLength = 0;
    if (this.pending === "") this.pendingLine = this.lines.line;
    this.lines.advance(added);
    if (this.pending.length + added.length > longestText) {
      throw new DumpError("the statement is too long to be read", this.pendingLine);
    }
    this.pending = this.pending === "" ? added : this.pending + added;
    while (this.mode === "copy data" ? this.readCopyData() : this.readStatement());
  }

  /** @returns whether there may be more to read */
  private readCopyData(): boolean {
    const { pending } = this;
    if (pending === "") return false;
    const end = endOfData(pending);
    const data = pending.slice(0, end);
    if (data !== "") this.handler.copyLines(data, this.pendingLine);
    this.consume(end === undefined ? data.length : lineEnd(pending, end));
    if (end === undefined) return false;
    this.handler.copyEnd();
    this.mode = "statements";
    return true;
  }

  private readStatement(): boolean {
    this.skipBetween();
    const end = this.scan.end(this.pending);
    if (this.scan.backtick) {
      throw new DumpError("names stand in backticks: this is a dump of MySQL, not of PostgreSQL", this.pendingLine);
    }
    if (end === undefined) {
      this.cutLongInsert();
      return false;
    }
    const text = this.pending.slice(0, end);
    if (isOpenAtomicBody(text)) {
      this.scan.position += 1;
      return true;
    }
    const line = this.pendingLine;
    this.consume(end + 1);
    if (this.handler.statement(text, line) !== "copy data") return true;
    this.consume(lineEnd(this.pending, 0));
    this.mode = "copy data";
    this.copyStart = line;
    return true;
  }

  /** Goes over white space, comment lines and commands of psql between statements. */
  private skipBetween(): void {
    for (;;) {
      const space = /^\s+/.exec(this.pending)?.[0];
      if (space !== undefined) this.consume(space.length);
      let end = lineEnd(this.pending, 0);
      if (this.pending.startsWith("/*")) {
        if (this.pending.startsWith("/*!")) {
          throw new DumpError("this comment is for MySQL: only dumps of PostgreSQL are converted", this.pendingLine);
        }
        const close = this.pending.indexOf("*/");
        // Nested ones are left to the scan.
        if (close < 0 || this.pending.slice(2, close).includes("/*")) return;
        end = close + 2;
      } else if (this.pending.startsWith("--")) this.takeComment(this.pending.slice(0, end).trimEnd());
      else if (this.pending.startsWith("\\")) this.takeCommand(this.pending.slice(0, end).trim());
      else return;
      this.consume(end);
    }
  }

  private takeComment(comment: string): void {
    if (comment === "-- PostgreSQL database dump") this.openDumps += 1;
    if (comment === "-- PostgreSQL database dump complete") this.openDumps -= 1;
  }

  private takeCommand(command: string): void {
    if (!/^\\c(?:onnect)?\s/.test(command)) return;
    if (this.connected) {
      throw new DumpError("this dump holds several databases: dump the one that moves to D1", this.pendingLine);
    }
    this.connected = true;
  }

  private consume(length: number): void {
    this.pendingLine += countLines(this.pending, 0, length);
    this.pending = this.pending.slice(length);
    this.scan = new StatementScan(this.escapes);
  }

  /** Gives the complete rows of a long INSERT to the handler, and goes on with its head and the rest. */
  private cutLongInsert(): void {
    const { rowEnd } = this.scan;
    if (this.pending.length < longStatement || rowEnd === 0) return;
    const head = insertHead(this.pending);
    if (head === undefined || head.length >= rowEnd) return;
    this.handler.partOfInsert(this.pending.slice(0, rowEnd - 1), this.pendingLine);
    const cut = rowEnd - head.length;
    // The head keeps no line ends, so that the lines of what follows are right.
    this.pendingLine += countLines(this.pending, 0, rowEnd);
    this.pending = head.replaceAll(/\s/g, " ") + this.pending.slice(rowEnd);
    this.scan.moveBack(cut);
  }

  private finishStatements(): void {
    this.skipBetween();
    const rest = this.pending;
    if (this.scan.end(rest) === undefined && /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/.test(rest)) return;
    const open = this.scan.open ?? "statement";
    throw new DumpError(`the dump is cut off: this ${open} has no end`, this.pendingLine);
  }
}

/** `INSERT INTO t (a, b) VALUES`, where the text starts with one. */
function insertHead(text: string): string | undefined {
  const name = String.raw`(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)`;
  const form = String.raw`^insert\s+into\s+${name}(?:\s*\.\s*${name})*\s*(?:\((?:[^()"]|"(?:[^"]|"")*")*\)\s*)?(?:overriding\s+\w+\s+value\s+)?values\s*(?=\()`;
  return new RegExp(form, "i").exec(text.slice(0, 100_000))?.[0];
}

/** The body of a function in standard SQL holds statements of its own, up to an END that stands alone. */
function isOpenAtomicBody(text: string): boolean {
  return (
    /^create\s+(?:or\s+replace\s+)?(?:function|procedure)\b/i.test(text) &&
    /\bbegin\s+atomic\b/i.test(text) &&
    !/(?:;|\batomic)\s*end\s*$/i.test(text)
  );
}

/** Where `\.` stands alone on its line. */
function endOfData(text: string): number | undefined {
  for (let at = text.startsWith("\\.") ? 0 : text.indexOf("\n\\.") + 1; ; at = text.indexOf("\n\\.", at) + 1) {
    if (text.startsWith("\\.", at) && /^\r?(?:\n|$)/.test(text.slice(at + 2, at + 4))) return at;
    if (!text.includes("\n\\.", at)) return undefined;
  }
}

/** Behind the line feed of the line, or the end of the text. */
function lineEnd(text: string, position: number): number {
  const found = text.indexOf("\n", position);
  return found < 0 ? text.length : found + 1;
}
