import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import type { Surface, Verdict } from "./surface.js";

/** The Markdown page that says for each member of the Redis clients what becomes of it. */
export function coveragePage(surfaces: readonly Surface[]): string {
  const counts = surfaces.map(({ library, members }) => [library, ...countsOf(Object.values(members))].join(" | "));
  return [
    "# redis-kv: what becomes of each member",
    "Generated from the tables in `transforms/redis-kv/`, which the tests compare with the clients' own declaration files.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.",
    markdownTable("client | converted | refused", counts),
    ...surfaces.flatMap(({ library, members }) => [`## ${library}`, ...groups(members)]),
    "",
  ].join("\n\n");
}

/** Members with the same verdict share a row: the clients have hundreds. */
function groups(members: Surface["members"]): string[] {
  const byWhat = new Map<string, string[]>();
  for (const [name, verdict] of Object.entries(members)) {
    const what = `${verdict.verdict} | ${explanation(verdict)}`;
    byWhat.set(what, [...(byWhat.get(what) ?? []), name]);
  }
  const rows = [...byWhat].map(([what, names]) => `${names.map((name) => `\`${name}\``).join(" ")} | ${what}`);
  return [markdownTable("members | verdict | what", rows)];
}

function explanation(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "converted":
      return verdict.to;
    case "refused":
      return `\`${verdict.code}\`: ${codes[verdict.code].short}`;
  }
}

function countsOf(verdicts: readonly Verdict[]): number[] {
  return ["converted", "refused"].map((wanted) => verdicts.filter(({ verdict }) => verdict === wanted).length);
}
