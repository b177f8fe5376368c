import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import type { ReportContext } from "./report.js";
import type { ScanEntry } from "./scan-result.js";

/** The scan for programs, in the shape of `schema/scan-v1.json`. */
export function reportScanJson(entries: readonly ScanEntry[], { version, codes }: ReportContext): string {
  const scan = {
    schema: 1,
    tool: { name: "cf-codemod", version },
    transforms: entries.map(({ transform, result }) => ({
      name: transform.name,
      filesKnown: result.filesKnown,
      filesWithTrigger: result.filesWithTrigger,
      filesChanged: result.changes.length,
      filesCreated: result.changes.filter(({ before }) => before === undefined).length,
      edits: groupByCode(editsOf(result)).map(([code, edits]) => ({ code, ...countEdits(edits) })),
      findings: groupByCode(result.findings).flatMap(([code, [first, ...others]]) =>
        first ? [{ code, level: first.level, count: 1 + others.length, short: codes[code]?.short ?? "" }] : [],
      ),
      errors: result.errors,
      notes: result.notes,
    })),
  };
  return `${JSON.stringify(scan, undefined, 2)}\n`;
}
