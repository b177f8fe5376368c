import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import type { Surface, Verdict } from "./surface.js";

/** The Markdown page that says for each member of the source libraries what becomes of it. */
export function coveragePage(surfaces: readonly Surface[]): string {
  const counts = surfaces.map((surface) => [surface.library, ...countsOf(surface)].join(" | "));
  return [
    "# d1-async: what becomes of each member",
    "Generated from the tables in `transforms/d1-async/surface/`, which the tests compare with the libraries' own declaration files.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.\n" +
      "- **ignored**: nothing to do.",
    markdownTable("library | converted | refused | ignored", counts),
    ...surfaces.flatMap(sectionsOf),
    "",
  ].join("\n\n");
}

function sectionsOf(surface: Surface): string[] {
  const members = Object.entries(surface.members).flatMap(([name, verdicts]) => [
    `### ${code(name)}`,
    markdownTable("member | verdict | what", Object.entries(verdicts).map(row)),
  ]);
  return [
    `## ${surface.library}`,
    markdownTable("export | verdict | what", Object.entries(surface.exports).map(row)),
    ...members,
  ];
}

function row([name, verdict]: readonly [string, Verdict]): string {
  return [code(name), verdict.verdict, explanation(verdict)].join(" | ");
}

function explanation(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "converted":
      return verdict.to;
    case "refused":
      return `${code(verdict.code)}: ${codes[verdict.code].short}`;
    case "ignored":
      return verdict.because;
  }
}

function countsOf({ exports, members }: Surface): number[] {
  const verdicts = [exports, ...Object.values(members)].flatMap((group) => Object.values(group));
  return ["converted", "refused", "ignored"].map(
    (wanted) => verdicts.filter(({ verdict }) => verdict === wanted).length,
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
