import { tokenize } from "../../src/sql/tokens.js";

/** One file of the output. */
export interface OutputFile {
  readonly name: string;
  /** Statements with their comments before them; nothing for a file without a statement. */
  readonly text: string;
  /** Statements, without semicolons. */
  readonly statements: readonly string[];
  /** The path of the input that it comes from; nothing where all inputs went into one file. */
  readonly source?: string;
}

interface OpenFile {
  readonly name: string;
  readonly source?: string;
  readonly parts: string[];
  readonly statements: string[];
}

interface KeptComment {
  /** The table or view on D1 that it stands at; nothing for the next statement, whichever it is. */
  readonly about: string | undefined;
  readonly lines: readonly string[];
}

/** Collects the statements of each file, and puts the comments of the input before what came of their statements. */
export class OutputWriter {
  private readonly done: OpenFile[] = [];
  private kept: KeptComment[] = [];

  open(name: string, from: string): void {
    this.release();
    this.done.push({ name, source: from, parts: [`-- ${from}`], statements: [] });
  }

  /** All in one file. */
  openOnce(name: string): void {
    if (this.done.length === 0) this.done.push({ name, parts: [], statements: [] });
  }

  /** Comments that wait for the statement that comes of theirs. */
  keep(about: string | undefined, lines: readonly string[]): void {
    const known = this.kept.some((kept) => kept.lines === lines);
    if (lines.length > 0 && !known) this.kept.push({ about, lines });
  }

  /** @param sql one statement, without a semicolon */
  write(sql: string, about?: string, comments: readonly string[] = []): void {
    const mine = this.kept.filter((kept) => kept.about === undefined || kept.about === about);
    this.kept = this.kept.filter((kept) => !mine.includes(kept));
    const lines = [...mine.flatMap((kept) => kept.lines), ...comments];
    const text = withLf(sql);
    this.current()?.statements.push(text);
    this.current()?.parts.push([...lines, `${text};`].join("\n"));
  }

  comment(lines: readonly string[]): void {
    this.current()?.parts.push(lines.join("\n"));
  }

  files(): OutputFile[] {
    this.release();
    return this.done.map(({ name, source, parts, statements }) => ({
      name,
      ...(source !== undefined && { source }),
      text: statements.length > 0 ? `${parts.join("\n\n")}\n` : "",
      statements,
    }));
  }

  /** Comments whose statement came to nothing stay at the end of their file. */
  private release(): void {
    const lines = this.kept.flatMap((kept) => kept.lines);
    if (lines.length > 0) this.comment(lines);
    this.kept = [];
  }

  private current(): OpenFile | undefined {
    return this.done.at(-1);
  }
}

/** Line ends between tokens as LF; what stands in strings is data. */
function withLf(sql: string): string {
  if (!sql.includes("\r\n")) return sql;
  let text = "";
  let at = 0;
  for (const { start, end } of tokenize(sql).tokens) {
    text += sql.slice(at, start).replaceAll("\r\n", "\n") + sql.slice(start, end);
    at = end;
  }
  return text + sql.slice(at).replaceAll("\r\n", "\n");
}
