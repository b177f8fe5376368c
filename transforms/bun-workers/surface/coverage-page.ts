import { markdownTable } from "../../../src/typescript/surface/markdown-table.js";
import { codes } from "../codes.js";
import { bunExports } from "./bun.js";
import { serveOptions } from "./serve-options.js";
import { countOf, verdictRows } from "../../../src/typescript/surface/verdict-rows.js";

/** The Markdown page that says for each value of Bun, and each option of its server, what becomes of it. */
export function coveragePage(): string {
  return [
    "# bun-workers: what becomes of each API of Bun",
    "Generated from the tables in `transforms/bun-workers/surface/`, which the tests compare with the declarations of bun-types.",
    "- **converted**: rewritten, or rewritten where it can be and named in a finding where not.\n" +
      "- **refused**: left as it is, and each use is named in a finding. `cf-codemod explain <code>` says what to do.",
    `${countOf(bunExports, "converted")} are converted, ${countOf(bunExports, "refused")} refused.`,
    "## Values of `Bun`, and exports of `bun`",
    markdownTable("name | verdict | what", verdictRows(bunExports, codes)),
    "## Options of `Bun.serve()`",
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
  flag: "with `--durable-objects` a generated Durable Object, `bun-workers/socket-server`; else the server stays, `bun-workers/websocket`",
} as const;
