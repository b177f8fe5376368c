import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import { optionVerdicts } from "./options.js";
import { clientExports, serverExports } from "./server.js";
import type { Verdict } from "./verdict.js";

type Table = Readonly<Record<string, Verdict>>;

const tables: readonly (readonly [title: string, of: string, table: Table])[] = [
  ["@vercel/blob", "export", serverExports],
  ["Options of its functions", "option", optionVerdicts],
  ["@vercel/blob/client", "export", clientExports],
];

/** The Markdown page that says for each export and option of the library what becomes of it. */
export function coveragePage(): string {
  const counts = tables.map(([title, , table]) =>
    [title, ...["converted", "refused", "ignored"].map((verdict) => countOf(table, verdict))].join(" | "),
  );
  return [
    "# blob-r2: what becomes of each export",
    "Generated from the tables in `transforms/blob-r2/surface/`, which the tests compare with the declaration files of @vercel/blob 2.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.\n" +
      "- **ignored**: it goes, as R2 needs nothing for it.",
    markdownTable("part | converted | refused | ignored", counts),
    ...tables.flatMap(([title, of, table]) => [
      `## ${title}`,
      markdownTable(`${of} | verdict | what`, Object.entries(table).map(row)),
    ]),
    "",
  ].join("\n\n");
}

function countOf(table: Table, wanted: string): number {
  return Object.values(table).filter(({ verdict }) => verdict === wanted).length;
}

function row([name, verdict]: readonly [string, Verdict]): string {
  return [`\`${name}\``, verdict.verdict, explanation(verdict)].join(" | ");
}

function explanation(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "converted":
      return verdict.to;
    case "refused":
      return `\`${verdict.code}\`: ${codes[verdict.code].short}`;
    case "ignored":
      return verdict.because;
  }
}
