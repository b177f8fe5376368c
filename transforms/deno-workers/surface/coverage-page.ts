import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import { denoValues } from "./deno.js";
import { serveOptions } from "./serve-options.js";
import { denoTypes } from "./types.js";
import { countOf, verdictRows } from "../../../src/typescript/surface/verdict-rows.js";

/** The Markdown page that says for each value and type of Deno, and each option of its server, what becomes of it. */
export function coveragePage(): string {
  return [
    "# deno-workers: what becomes of each API of Deno",
    "Generated from the tables in `transforms/deno-workers/surface/`, which the tests compare with what `deno types` prints.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.",
    `Of the values ${countOf(denoValues, "converted")} are converted, ${countOf(denoValues, "refused")} refused; of the types ` +
      `${countOf(denoTypes, "converted")} and ${countOf(denoTypes, "refused")}.`,
    "## Values of `Deno`",
    markdownTable("name | verdict | what", verdictRows(denoValues, codes)),
    "## Types of `Deno`",
    markdownTable("name | verdict | what", verdictRows(denoTypes, codes)),
    "## Options of `Deno.serve()`",
    markdownTable(
      "option | what",
      Object.entries(serveOptions).map(([name, what]) => `\`${name}\` | ${whatOfOptions[what]}`),
    ),
    "",
  ].join("\n\n");
}

const whatOfOptions = {
  handler: "kept: a part of the handler",
  dropped: "dropped: Cloudflare's business",
} as const;
