import type { Difference } from "../sql/facts/difference.js";

/** What a finding says, as far as it can announce a difference. */
export interface Announcement {
  readonly level: "manual" | "note";
  /** Names in backticks: `users`, `users.born`. */
  readonly message: string;
  /** The statement that it is about; empty where it is about a whole file. */
  readonly statement: string;
}

/**
 * Whether a finding tells of a difference: it names the table, and where it names columns of it, one that the difference
 * is about. A note, and anything about rows, has to name the column. A statement that fails is never announced: what
 * does not run should not have been written.
 */
export function isAnnounced(difference: Difference, announcements: readonly Announcement[]): boolean {
  if (difference.code === "statement-fails") return false;
  const subject = wordsOf(difference.subject);
  const aboutRows = difference.code.startsWith("rows-");
  return announcements.some(({ level, message, statement }) => {
    const names = [...message.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name.toLowerCase());
    const columns = names.flatMap((name) => columnOf(name, difference.table));
    if (columns.length > 0) return columns.some((column) => subject.has(column));
    if (level === "note" || aboutRows) return false;
    const tables = names.length > 0 ? names : [...wordsOf(statement)];
    return tables.some((name) => isTable(name, difference.table));
  });
}

/** `born` of `users.born`, where that is a column of the table. */
function columnOf(name: string, table: string): string[] {
  const end = name.lastIndexOf(".");
  return end > 0 && isTable(name.slice(0, end), table) ? [name.slice(end + 1)] : [];
}

/** With or without the schema. */
function isTable(name: string, table: string): boolean {
  const wanted = table.toLowerCase();
  const last = wanted.slice(wanted.lastIndexOf(".") + 1);
  return name === wanted || name === last || name === `public.${wanted}`;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []);
}
