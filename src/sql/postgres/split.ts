import { readMigrationMarker } from "../migration-markers.js";
import { isAt, PostgresScanner } from "./scanner.js";

export interface PostgresStatement {
  /** UTF-16 units in the text that was split: from the first token to the last one, without comments around and `;`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Comments between the statement before and this one, as written, with their marks. */
  readonly leadingComments: readonly string[];
  /** Comments before the semicolon or behind it on its line, as written; several with line breaks between. */
  readonly trailingComment?: string;
  /**
   * - `sql`: one statement.
   * - `copy-data`: the lines that `COPY … FROM stdin` reads, with their `\.`.
   * - `psql`: a command of psql (`\connect …`), one line.
   * - `marker`: a comment that a migration tool reads (`--> statement-breakpoint`), see {@link readMigrationMarker}. One
   *   with an empty text at the end holds the comments behind the last statement.
   */
  readonly kind: "sql" | "copy-data" | "psql" | "marker";
  /** Only in the last one: something has no end. The statement reaches to the end of the text. */
  readonly error?: { readonly message: string; readonly position: number };
}

/**
 * Splits PostgreSQL text at its semicolons: not those in strings, comments, `BEGIN ATOMIC` bodies and the commands of a
 * rule. Empty statements go. Takes text as psql does (COPY data, backslash commands) and as migration tools write it.
 * Never throws.
 */
export function splitPostgres(text: string): PostgresStatement[] {
  return new Splitter(text).split();
}

class Splitter {
  private readonly scanner: PostgresScanner;
  private readonly statements: PostgresStatement[] = [];
  /** Comments since the last statement, or behind the last token of the one being read. */
  private comments: string[] = [];
  private statement: OpenStatement | undefined;

  constructor(private readonly text: string) {
    this.scanner = new PostgresScanner(text);
  }

  split(): PostgresStatement[] {
    const { scanner } = this;
    while (scanner.next() !== "end") {
      if (scanner.fault !== undefined) {
        this.endWithFault(scanner.fault);
        return this.statements;
      }
      if (scanner.kind === "comment-line" || scanner.kind === "comment-block") this.takeComment();
      else if (isAt(scanner, ";") && this.statement?.holdsSemicolons !== true) this.endAtSemicolon();
      else if (isAt(scanner, "\\")) this.takePsqlCommand();
      else this.takeToken();
    }
    this.close();
    if (this.comments.length > 0) this.push("marker", this.text.length, this.text.length);
    return this.statements;
  }

  private takeToken(): void {
    const { scanner } = this;
    if (this.statement === undefined) {
      this.statement = new OpenStatement(scanner, this.comments);
      this.comments = [];
    } else if (this.comments.length > 0) {
      // They stand inside of the statement.
      this.comments = [];
    }
    this.statement.take(scanner);
  }

  private takeComment(): void {
    const { start, end, kind } = this.scanner;
    const comment = this.text.slice(start, end);
    if (kind === "comment-line" && readMigrationMarker(comment) !== undefined) {
      const { statement, comments } = this;
      this.close();
      // Comments that stand apart before a marker belong to the statement behind it.
      if (statement === undefined) this.comments = [];
      this.push("marker", start, end);
      if (statement === undefined) this.comments = comments;
      return;
    }
    this.comments.push(comment);
  }

  private endAtSemicolon(): void {
    const { statement, scanner, text } = this;
    if (statement === undefined) return;
    const trailing = this.trailingComments(scanner.end);
    this.comments.push(...trailing.comments);
    this.close();
    scanner.moveTo(trailing.end);
    if (!statement.readsStandardInput) return;
    const end = scanner.endOfLine(trailing.end);
    // What stands behind COPY on its line is no data.
    const rest = text.slice(trailing.end, end).trim();
    if (rest !== "") {
      const start = text.indexOf(rest, trailing.end);
      this.push("sql", start, start + rest.length);
    }
    this.takeCopyData(end + lineBreakAt(text, end));
  }

  /** Comments from a semicolon to the end of its line, when nothing else stands there. */
  private trailingComments(from: number): { comments: string[]; end: number } {
    const { text } = this;
    const comments: string[] = [];
    const ahead = new PostgresScanner(text, from);
    let end = from;
    for (;;) {
      let at = end;
      while (text.startsWith(" ", at) || text.startsWith("\t", at)) at += 1;
      if (at >= text.length || lineBreakAt(text, at) > 0) return { comments, end };
      if (!text.startsWith("--", at) && !text.startsWith("/*", at)) return { comments: [], end: from };
      ahead.moveTo(at);
      ahead.next();
      const comment = text.slice(at, ahead.end);
      if (ahead.fault !== undefined) return { comments: [], end: from };
      if (readMigrationMarker(comment) !== undefined) return { comments, end };
      comments.push(comment);
      end = ahead.end;
    }
  }

  private takeCopyData(start: number): void {
    const { text, scanner } = this;
    for (let at = text.indexOf("\\.", start); at !== -1; at = text.indexOf("\\.", at + 2)) {
      const startsLine = at === start || text.charAt(at - 1) === "\n" || text.charAt(at - 1) === "\r";
      if (!startsLine || (at + 2 < text.length && lineBreakAt(text, at + 2) === 0)) continue;
      this.push("copy-data", start, at + 2);
      scanner.moveTo(at + 2);
      return;
    }
    this.push("copy-data", start, text.length, {
      message: "COPY data without its end \\.",
      position: start,
    });
    scanner.moveTo(text.length);
  }

  private takePsqlCommand(): void {
    const { scanner, text } = this;
    // `\;` parts statements that psql sends together.
    if (text.startsWith(";", scanner.end)) {
      scanner.moveTo(scanner.end + 1);
      this.close();
      return;
    }
    this.close();
    const lineEnd = scanner.endOfLine(scanner.start);
    const end = scanner.start + text.slice(scanner.start, lineEnd).trimEnd().length;
    this.push("psql", scanner.start, end);
    scanner.moveTo(end);
  }

  /** Ends the open statement. Comments behind its last token are its own. */
  private close(): void {
    const { statement } = this;
    if (statement === undefined) return;
    const trailing = this.comments;
    this.statement = undefined;
    this.comments = statement.leadingComments;
    this.push("sql", statement.start, statement.end, undefined, trailing);
  }

  private endWithFault(message: string): void {
    const { scanner, text } = this;
    const position = scanner.start;
    const start = this.statement?.start ?? position;
    if (this.statement !== undefined) this.comments = this.statement.leadingComments;
    this.statement = undefined;
    this.push("sql", start, text.length, { message, position });
  }

  private push(
    kind: PostgresStatement["kind"],
    start: number,
    end: number,
    error?: PostgresStatement["error"],
    trailing: readonly string[] = [],
  ): void {
    this.statements.push({
      start,
      end,
      text: this.text.slice(start, end),
      leadingComments: this.comments,
      ...(trailing.length > 0 && { trailingComment: trailing.join("\n") }),
      kind,
      ...(error && { error }),
    });
    this.comments = [];
  }
}

/** What has to be known of the tokens so far to find the statement's end. */
class OpenStatement {
  readonly start: number;
  end: number;
  /** COPY … FROM STDIN. */
  readsStandardInput = false;
  /** The first words in upper case: at most as many as `CREATE OR REPLACE FUNCTION`. */
  private readonly firstWords: string[] = [];
  private object: "COPY" | "RULE" | "ROUTINE" | undefined;
  private parentheses = 0;
  /** BEGIN ATOMIC, and every CASE in it, up to its END. */
  private blocks = 0;
  private previous = "";

  constructor(
    scanner: PostgresScanner,
    readonly leadingComments: string[],
  ) {
    this.start = scanner.start;
    this.end = scanner.end;
  }

  get holdsSemicolons(): boolean {
    return this.blocks > 0 || (this.object === "RULE" && this.parentheses > 0);
  }

  take(scanner: PostgresScanner): void {
    this.end = scanner.end;
    if (this.object === undefined && this.firstWords.length === 4) return;
    if (scanner.kind !== "word") {
      if (this.object === undefined) this.firstWords.push("");
      if (isAt(scanner, "(")) this.parentheses += 1;
      else if (isAt(scanner, ")")) this.parentheses = Math.max(0, this.parentheses - 1);
      this.previous = isAt(scanner, ".") ? "." : "";
      return;
    }
    const word = scanner.text.slice(scanner.start, scanner.end).toUpperCase();
    if (this.object === undefined) this.readObject(word);
    else if (this.object === "ROUTINE") this.readBlock(word);
    else if (this.object === "COPY" && this.previous === "FROM" && word === "STDIN") this.readsStandardInput = true;
    this.previous = word;
  }

  private readObject(word: string): void {
    this.firstWords.push(word);
    const words = this.firstWords;
    if (words.length === 1 && word === "COPY") this.object = "COPY";
    if (words[0] !== "CREATE") return;
    const at = words[1] === "OR" && words[2] === "REPLACE" ? 3 : 1;
    if (words[at] === "RULE") this.object = "RULE";
    if (words[at] === "FUNCTION" || words[at] === "PROCEDURE") this.object = "ROUTINE";
  }

  /** As psql does it (psqlscan.l), but a name behind `.` or AS is no keyword. */
  private readBlock(word: string): void {
    if (this.blocks === 0) {
      if (word === "ATOMIC" && this.previous === "BEGIN") this.blocks = 1;
      return;
    }
    if (this.previous === "." || this.previous === "AS") return;
    if (word === "CASE") this.blocks += 1;
    if (word === "END") this.blocks -= 1;
  }
}

/** The length of the line break at a position: 0 where there is none. */
function lineBreakAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10) return 1;
  if (code !== 13) return 0;
  return text.charCodeAt(at + 1) === 10 ? 2 : 1;
}
