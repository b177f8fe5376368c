import { type MigrationMarker, readMigrationMarker } from "../../../src/sql/migration-markers.js";
import { splitPostgres } from "../../../src/sql/postgres/split.js";
import type { TextPart } from "./series.js";

/** Whether a text can have a marker at all: most have none, and need not be split for it. */
const perhapsMarked = /^[ \t]*--[ \t-]*(?:\+goose|\+migrate|migrate:|up[ \t]+migration|down[ \t]+migration)/im;

/**
 * The parts of a file that take the database forward: all but what stands between a tool's marker for the way back and
 * the next one for the way there. The markers themselves stand in the parts; `splitPostgres` tells them apart.
 *
 * @returns the parts in order, and the tool that the markers are of
 */
export function upParts(text: string): { parts: readonly TextPart[]; tool?: MigrationMarker["tool"] } {
  const whole = [{ start: 0, end: text.length }];
  if (!perhapsMarked.test(text)) return { parts: whole };
  const parts: TextPart[] = [];
  let tool: MigrationMarker["tool"] | undefined;
  let start: number | undefined = 0;
  for (const statement of splitPostgres(text)) {
    if (statement.kind !== "marker") continue;
    const marker = readMigrationMarker(statement.text);
    if (marker === undefined || marker.tool === "drizzle") continue;
    tool ??= marker.tool;
    if (marker.part === "down" && start !== undefined) {
      parts.push({ start, end: statement.start });
      start = undefined;
    } else if (marker.part === "up") start ??= statement.start;
  }
  if (start !== undefined) parts.push({ start, end: text.length });
  return tool === undefined ? { parts: whole } : { parts, tool };
}
