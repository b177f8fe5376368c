import type { CodeName } from "../../engine/plan.js";
import type { CodeTable } from "../../engine/transform.js";
import type { Verdict } from "./verdict.js";

type Verdicts = Readonly<Record<string, Verdict<CodeName>>>;

/** How many names of a runtime have a verdict, in words of a page. */
export function countOf(verdicts: Verdicts, wanted: Verdict<CodeName>["verdict"]): string {
  return String(Object.values(verdicts).filter(({ verdict }) => verdict === wanted).length);
}

/** Rows of a Markdown table: name, verdict, what becomes of it. */
export function verdictRows(verdicts: Verdicts, codes: CodeTable): string[] {
  return Object.entries(verdicts).map(([name, verdict]) => {
    const what =
      verdict.verdict === "converted"
        ? verdict.to
        : `\`${verdict.code}\`: ${codes[verdict.code]?.short ?? ""}. A Worker has ${verdict.instead}`;
    return [`\`${name}\``, verdict.verdict, what].join(" | ");
  });
}
