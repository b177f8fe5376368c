import { join } from "node:path";
import type { Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { ReportedFinding } from "../engine/run-result.js";
import { placeOfCause } from "../report/cause.js";
import { codePage } from "../report/code-page.js";
import type { Analysis } from "./analysis.js";
import { linePositions } from "./positions.js";
import { fileUri } from "./workspace-edit.js";

/** The protocol's numbers. */
const severities = { manual: 2, note: 3, safe: 4, review: 4 } as const satisfies Record<
  ReportedFinding["level"],
  DiagnosticSeverity
>;

/**
 * The findings in one file.
 *
 * @param path relative to the root of the analysis
 * @param text of the file, as it was analysed
 */
export function diagnosticsOf(analysis: Analysis, path: string, text: string, version: string): Diagnostic[] {
  const offsets = offsetsOf(text);
  const positions = linePositions(text);
  const findings = analysis.planned.flatMap(({ result }) => result.findings.filter((finding) => finding.path === path));
  return findings.map(({ code, level, line, column, endLine, endColumn, message, because }) => ({
    range: positions.range(offsets(line, column), offsets(endLine, endColumn)),
    severity: severities[level],
    source: "cf-codemod",
    code,
    codeDescription: { href: codePage(code, version) },
    message,
    relatedInformation: because.flatMap((cause) => {
      const place = placeOfCause(cause);
      if (!place) return [];
      const start = { line: place.line - 1, character: 0 };
      return [
        {
          location: { uri: fileUri(join(analysis.root, place.path)), range: { start, end: start } },
          message: place.text,
        },
      ];
    }),
  }));
}

/** Offsets of lines and columns from 1, in lines that end as TypeScript ends them. */
function offsetsOf(text: string): (line: number, column: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)].map(({ index, 0: end }) => index + end.length)];
  return (line, column) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
}
