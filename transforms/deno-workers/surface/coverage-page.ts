import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import { denoValues } from "./deno.js";
import { serveOptions } from "./serve-options.js";
import type { Verdict } from "../../../src/typescript/surface/verdict.js";
import type { DenoCode } from "../deno-context.js";

/** The Markdown page that says for each value of Deno, and each option of its server, what becomes of it. */
export function coveragePage(): string {
  const verdicts: readonly (readonly [string, Verdict<DenoCode>])[] = Object.entries(denoValues);
  return [
    "# deno-workers: what becomes of each API of Deno",
    "Generated from the tables in `transforms/deno-workers/surface/`, which the tests compare with what `deno types` prints.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.",
    `${countOf(verdicts, "converted")} are converted, ${countOf(verdicts, "refused")} refused.`,
    "## Values of `Deno`",
    markdownTable("name | verdict | what", verdicts.map(row)),
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

function countOf(
  verdicts: readonly (readonly [string, Verdict<DenoCode>])[],
  wanted: Verdict<DenoCode>["verdict"],
): string {
  return String(verdicts.filter(([, { verdict }]) => verdict === wanted).length);
}

function row([name, verdict]: readonly [string, Verdict<DenoCode>]): string {
  const what =
    verdict.verdict === "converted"
      ? verdict.to
      : `\`${verdict.code}\`: ${codes[verdict.code].short}. A Worker has ${verdict.instead}`;
  return [`\`${name}\``, verdict.verdict, what].join(" | ");
}
