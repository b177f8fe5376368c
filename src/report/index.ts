import { reportDiff, reportReverseDiff } from "./diff.js";
import { reportGithub } from "./github.js";
import { reportJson } from "./json.js";
import { reportMarkdown } from "./markdown.js";
import { reportPretty } from "./pretty.js";
import { reportSarif } from "./sarif.js";
import type { Report } from "./report.js";

/** The formats by the name that `--reporter` takes, and where they go when no file is named. */
export const reports = {
  pretty: { report: reportPretty, stream: "stderr" },
  diff: { report: reportDiff, stream: "stdout" },
  "diff-reverse": { report: reportReverseDiff, stream: "stdout" },
  json: { report: reportJson, stream: "stdout" },
  markdown: { report: reportMarkdown, stream: "stdout" },
  github: { report: reportGithub, stream: "stdout" },
  sarif: { report: reportSarif, stream: "stdout" },
} as const satisfies Record<string, { readonly report: Report; readonly stream: "stdout" | "stderr" }>;

export type ReportName = keyof typeof reports;

export type { Colour, Paint, Report, ReportContext } from "./report.js";
