import { DumpError } from "./dump-error.js";

const newline = 0x0a;

/** What a string of V8 holds is a little more. In UTF-16 units. */
export const longestText = 500_000_000;

/**
 * Bytes to byte text in pieces that end at line ends: a line feed is never a part of another character in UTF-8. What
 * comes behind the last line feed waits for the next bytes.
 */
export class DumpLines {
  /** The number of the next piece's first line. */
  line = 1;
  private waiting: Uint8Array[] = [];
  private started = false;

  constructor(private readonly isUtf8: (bytes: Uint8Array) => boolean) {}

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
    if (!this.isUtf8(bytes)) {
      throw new DumpError("this is not UTF-8; dump with --encoding=UTF8", this.line + this.linesBeforeFault(bytes));
    }
    if (bytes.length > longestText) throw new DumpError("the line is too long to be read", this.line);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    return this.line === 1 && text.startsWith("\u00EF\u00BB\u00BF") ? text.slice(3) : text;
  }

  private linesBeforeFault(bytes: Uint8Array): number {
    let start = 0;
    for (let lines = 0; ; lines += 1) {
      const next = bytes.indexOf(newline, start);
      if (next < 0 || !this.isUtf8(bytes.subarray(start, next))) return lines;
      start = next + 1;
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
