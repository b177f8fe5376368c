import { DumpError } from "./dump-error.js";

const newline = 0x0a;

/**
 * Bytes to text in pieces that end at line ends: a line feed is never a part of another character in UTF-8. What comes
 * behind the last line feed waits for the next bytes.
 */
export class DumpLines {
  /** The number of the next piece's first line. */
  line = 1;
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private waiting: Uint8Array[] = [];
  private started = false;

  /** The complete lines up to here, with their line ends; empty where there are none. */
  push(bytes: Uint8Array): string {
    const end = bytes.lastIndexOf(newline) + 1;
    if (end === 0) {
      this.waiting.push(bytes);
      return "";
    }
    const text = this.take(bytes.subarray(0, end));
    if (end < bytes.length) this.waiting.push(bytes.subarray(end));
    return text;
  }

  /** What is left: a last line without an end. */
  end(): string {
    return this.take(new Uint8Array());
  }

  /** Counts the lines of a piece that has been looked at. */
  advance(text: string): void {
    this.line += countLines(text, 0, text.length);
  }

  private take(bytes: Uint8Array): string {
    const all = this.waiting.length === 0 ? bytes : concatenate([...this.waiting, bytes]);
    this.waiting = [];
    if (!this.started) {
      this.started = true;
      refuseOtherFormats(all);
    }
    return this.decode(all);
  }

  private decode(bytes: Uint8Array): string {
    try {
      const text = this.decoder.decode(bytes);
      return this.line === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
    } catch (error) {
      // A TypeError for what is no UTF-8; a RangeError or another Error for more than a string can hold.
      if (!(error instanceof TypeError)) throw new DumpError("the line is too long to be read", this.line);
      throw new DumpError("this is not UTF-8; dump with --encoding=UTF8", this.line + linesBeforeFault(bytes));
    }
  }
}

/** Line feeds in `[start, end)` of a text. */
export function countLines(text: string, start: number, end: number): number {
  const part = text.slice(start, end);
  let count = 0;
  for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) count += 1;
  return count;
}

function linesBeforeFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let lines = 0; ; lines += 1) {
    const next = bytes.indexOf(newline, start);
    try {
      decoder.decode(bytes.subarray(start, next < 0 ? bytes.length : next));
    } catch {
      return lines;
    }
    if (next < 0) return lines;
    start = next + 1;
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.length;
  }
  return all;
}

const archive = "a pg_dump archive, not a plain dump: make one of it with pg_restore -f dump.sql <archive>";

/** By first bytes. Sources: pg_dump's pg_backup_archiver.h, RFC 8878, the LZ4 frame format, POSIX tar. */
const otherFormats: readonly (readonly [bytes: string, what: string])[] = [
  ["PGDMP", archive],
  ["toc.dat\0", archive],
  ["SQLite format 3\0", "an SQLite database, not a PostgreSQL dump"],
  ["\x28\xB5\x2F\xFD", "compressed with zstd: unpack it first"],
  ["\x04\x22\x4D\x18", "compressed with LZ4: unpack it first"],
  ["PK\x03\x04", "a ZIP archive: unpack it first"],
  ["BZh", "compressed with bzip2: unpack it first"],
  ["\xFF\xFE", "UTF-16 text: convert it to UTF-8 first"],
  ["\xFE\xFF", "UTF-16 text: convert it to UTF-8 first"],
];

function refuseOtherFormats(bytes: Uint8Array): void {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const format = otherFormats.find(([start]) => head.startsWith(start));
  if (format) throw new DumpError(`this is ${format[1]}`);
  if (head.includes("\0")) throw new DumpError("this is binary data, not a plain dump");
  if (/^-- (?:MySQL|MariaDB) dump|^\/\*!\d{5} |^\/\*M!\d+/m.test(head)) {
    throw new DumpError("this is a MySQL dump; only dumps of PostgreSQL are converted");
  }
  if (/^PRAGMA foreign_keys\s*=\s*OFF;\s*BEGIN TRANSACTION;/i.test(head)) {
    throw new DumpError("this is an SQLite dump; only dumps of PostgreSQL are converted");
  }
}
