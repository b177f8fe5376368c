import type { CodeName } from "./plan.js";
import type { ReportedFinding } from "./run-result.js";
import type { Transform } from "./transform.js";

/** What every mark of a transform contains, so that a file without it need not be looked at. */
export function markOf({ name }: Pick<Transform, "name">): string {
  return `${name}/`;
}

/** A comment line of its own; only there do runs leave marks. */
const commentLine = /^\s*(?:\/\/|\{?\s*\/\*|\*)/;
const mark = /(?:TODO\(cf-codemod\/|@ts-expect-error )([a-z0-9-]+\/[a-z0-9-]+)(?=\)?:)/g;

/**
 * The places that earlier runs have marked in a text: `// TODO(cf-codemod/<code>): …` and `// @ts-expect-error <code>: …`.
 * They are left to a person until the comment goes, also when nothing else of the source library is there any more.
 */
export function markedPlaces({ codes, ...transform }: Transform, path: string, text: string): ReportedFinding[] {
  const prefix = markOf(transform);
  const lines = text.split(/\r\n|\n|\r/);
  return lines.flatMap((line, index) => {
    if (!line.includes(prefix) || !commentLine.test(line)) return [];
    return [...line.matchAll(mark)]
      .filter(([, code = ""]) => code.startsWith(prefix))
      .map((match): ReportedFinding => {
        const code = match[1] as CodeName;
        return {
          code,
          level: "manual",
          path,
          line: index + 1,
          column: match.index + 1,
          endLine: index + 1,
          endColumn: match.index + match[0].length + 1,
          lineText: line,
          message: "A comment marks this place as still to be done: when it is, remove the comment.",
          help: codes[code]?.help ?? "",
          because: [],
        };
      });
  });
}

/** Whether a finding is about the very place that a mark stands above. */
export function isMarkOf(place: ReportedFinding, text: string, { code, path, line }: ReportedFinding): boolean {
  if (place.code !== code || place.path !== path || line <= place.line) return false;
  return text
    .split(/\r\n|\n|\r/)
    .slice(place.line, line - 1)
    .every((between) => commentLine.test(between));
}
