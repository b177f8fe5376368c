import { createHash } from "node:crypto";
import type { CodeName } from "../engine/plan.js";
import type { ReportedFinding, RunResult } from "../engine/run-result.js";
import type { Code } from "../engine/transform.js";
import { placeOfCause } from "./cause.js";
import { codePage } from "./code-page.js";
import { groupByCode } from "./edit-counts.js";
import type { Report, ReportContext } from "./report.js";

/** What relative paths are relative to. The name is the one that GitHub and CodeQL use for the root of a checkout. */
const sourceRoot = "%SRCROOT%";

/** SARIF's levels for ours; codes of edits make no results. */
const levels = { manual: "warning", note: "note", review: "none", safe: "none" } as const satisfies Record<
  Code["level"],
  string
>;

/**
 * The findings as a SARIF 2.1.0 log, for code scanning. Edits are not in it: a run makes them, nobody has to triage them.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const reportSarif: Report = (result, context) => {
  const groups = groupByCode(result.findings);
  const rules = groups.map(([code]) => rule(code, context));
  const ruleIndex = new Map(groups.map(([code], index) => [code, index]));
  const fingerprint = fingerprints();
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "cf-codemod",
            version: context.version,
            semanticVersion: context.version,
            informationUri: `https://unpkg.com/cf-codemod@${context.version}/README.md`,
            rules,
          },
        },
        // One upload does not close the alerts of another transform.
        automationDetails: { id: `cf-codemod/${result.transforms.map(({ name }) => name).join("+")}/` },
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The top of the git checkout." } } },
        columnKind: "utf16CodeUnits",
        invocations: [invocation(result)],
        results: result.findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: ruleIndex.get(finding.code),
          level: levels[finding.level],
          message: { text: [finding.message, ...finding.because.map((cause) => `because of ${cause}`)].join("\n") },
          locations: [location(finding)],
          ...related(finding),
          partialFingerprints: { "cfCodemodFinding/v1": fingerprint(finding) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function rule(id: CodeName, { codes, version }: ReportContext) {
  const code = codes[id];
  const text = code?.short ?? id;
  const help = code?.help.trim() ?? "";
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    // GitHub shows the Markdown; `text` has to be there as well.
    ...(help !== "" && { help: { text: help, markdown: help } }),
    helpUri: codePage(id, version),
    defaultConfiguration: { level: levels[code?.level ?? "manual"] },
  };
}

function location({ path, line, column, endLine, endColumn }: ReportedFinding) {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: artifact(path), region } };
}

function artifact(path: string) {
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: sourceRoot };
}

/** The places of the chain that led to a finding, where a link of it names one. */
function related({ because }: ReportedFinding) {
  const places = because.map(placeOfCause).filter((place) => place !== undefined);
  if (places.length === 0) return {};
  return {
    relatedLocations: places.map(({ path, line, text }, index) => ({
      id: index + 1,
      message: { text },
      physicalLocation: { artifactLocation: artifact(path), region: { startLine: line } },
    })),
  };
}

/** Files that could not be processed make the run incomplete, and are said here. */
function invocation({ errors }: RunResult) {
  return {
    executionSuccessful: errors.length === 0,
    ...(errors.length > 0 && {
      toolExecutionNotifications: errors.map(({ path, reason }) => ({
        level: "error",
        message: { text: reason },
        locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
      })),
    }),
  };
}

/**
 * Tells findings apart by what stays when lines move: the code, the file, the text of the line, and which of several
 * equal ones it is. White space at the ends of the line does not count.
 */
function fingerprints(): (finding: ReportedFinding) => string {
  const seen = new Map<string, number>();
  return ({ code, path, lineText }) => {
    const key = [code, path, lineText.trim()].join("\0");
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${String(nth)}`;
  };
}
