/** A link of a chain that led to an edit or a finding, where it names a place: `src/db.ts:12 stmt.get()`. */
export interface CausePlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Reads a link of a `because` chain; `undefined` for one that names no place. */
export function placeOfCause(cause: string): CausePlace | undefined {
  const [, path, line, text] = /^(\S.*?):(\d+) (.+)$/u.exec(cause) ?? [];
  if (path === undefined || text === undefined || Number(line) < 1) return undefined;
  return { path, line: Number(line), text };
}
