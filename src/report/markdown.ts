import type { CodeName } from "../engine/plan.js";
import type { ReportedFinding, RunResult } from "../engine/run-result.js";
import { lineAndColumn } from "../engine/text-position.js";
import type { Code, CodeTable } from "../engine/transform.js";
import { boundedDocument, type Section } from "./bounded-document.js";
import { type CodeExample, exampleFinder } from "./code-example.js";
import { count } from "./count.js";
import { groupByCode } from "./edit-counts.js";
import { codeBlock, escapeMarkdown, inlineCode, tableRow } from "./markdown-text.js";
import type { Report, ReportContext } from "./report.js";
import { changeTotal, checksOf } from "./totals.js";
import { reportVerification } from "./verification.js";

/** The most characters that GitHub takes in a comment on a pull request. A step's summary may be longer. */
const limit = 65_536;

/** How many links of a chain are shown. */
const shownCauses = 5;

/** Among how many edits of a code the shortest example is looked for. */
const candidates = 20;

/**
 * The run for those who review it: a comment on a pull request, or the summary of a step of GitHub Actions. First what
 * was proven, then the kinds of changes with an example each (a kind is approved once), then what is left to people as a
 * list to tick off.
 */
export const reportMarkdown: Report = (result, context) => {
  const kinds = kindsOf(result);
  const sections = [
    head(result, context),
    errors(result),
    table(kinds, context),
    findings(result, "manual", context),
    examples(kinds, context),
    findings(result, "note", context),
    files(result),
    remarks(result),
    ...verifications(context),
  ];
  return boundedDocument(sections, limit, "The whole is in `--reporter json`.");
};

function head(result: RunResult, context: ReportContext): Section {
  const names = result.transforms.map(({ name }) => inlineCode(name)).join(", ");
  const left = result.findings.filter(({ level }) => level === "manual").length;
  const total = changeTotal(result, context.written);
  const lines = [
    `**${total}**${left > 0 ? ` **${count(left, "place")} left to you.**` : ""}`,
    ...(result.changes.length > 0 ? [`Proof: ${proof(result)}`] : []),
  ];
  return { head: `## cf-codemod: ${names}\n`, items: [`\n${lines.join("\n\n")}\n`], noun: "heading" };
}

function proof(result: RunResult): string {
  const announced = result.proof.types.status === "checked" ? result.proof.types.announced.length : 0;
  return [
    ...checksOf(result.proof).map(({ text, passed }) => (passed ? text : `**${text}**`)),
    ...(announced > 0 ? [`${count(announced, "type error")} at places left to you`] : []),
  ].join(" · ");
}

/** What went wrong: files that were not processed, and errors that the result has. */
function errors({ errors, proof }: RunResult): Section {
  const types = proof.types.status === "checked" ? proof.types.newErrors : [];
  return {
    head: "\n### Errors\n\n",
    items: [
      ...errors.map(({ path, reason }) => `- ${inlineCode(path)} ${escapeMarkdown(reason)}\n`),
      ...(proof.unparsed ?? []).map((path) => `- ${inlineCode(path)} the result does not parse\n`),
      ...types.map(
        ({ path, line, code, message }) =>
          `- ${inlineCode(`${path}:${String(line)}`)} new type error ${code}: ${escapeMarkdown(message)}\n`,
      ),
    ],
    noun: "error",
  };
}

/** Edits of one code and confidence, or findings of one code. */
interface Kind {
  readonly level: Code["level"];
  readonly code: CodeName;
  readonly amount: number;
  /** The place that stands for all of them. */
  readonly path: string;
  readonly line: number;
  readonly because: readonly string[];
  readonly example?: CodeExample;
}

const levelOrder: readonly Code["level"][] = ["review", "manual", "safe", "note"];

/** By level, what needs a person first, then by code. */
function kindsOf({ changes, findings }: RunResult): readonly Kind[] {
  const edits = changes.flatMap((change) => change.edits.map((edit) => ({ ...edit, change })));
  const exampleAt = exampleFinder();
  const ofEdits = (["review", "safe"] as const).flatMap((level) =>
    groupByCode(edits.filter(({ confidence }) => confidence === level)).flatMap(([code, group]): Kind[] => {
      const [place] = group
        .slice(0, candidates)
        .map(({ change, start, because }) => {
          const { line } = lineAndColumn(change.before ?? "", start);
          const example = exampleAt(change, line);
          return { path: change.path, line, because, ...(example && { example }) };
        })
        .sort((a, b) => (a.example?.length ?? Infinity) - (b.example?.length ?? Infinity));
      return place ? [{ level, code, amount: group.length, ...place }] : [];
    }),
  );
  const ofFindings = groupByCode(findings).flatMap(([code, group]): Kind[] => {
    const [first] = group;
    if (!first) return [];
    const { level, path, line, because } = first;
    return [{ level, code, amount: group.length, path, line, because }];
  });
  return [...ofEdits, ...ofFindings].sort((a, b) => levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level));
}

function table(kinds: readonly Kind[], { codes }: ReportContext): Section {
  const rows = kinds.map(({ level, code, amount, path, line }) =>
    tableRow([level, inlineCode(code), describe(code, codes), String(amount), inlineCode(`${path}:${String(line)}`)]),
  );
  const title = tableRow(["level", "code", "what", "count", "for example"]);
  return { head: `\n${title}\n| --- | --- | --- | ---: | --- |\n`, items: rows.map((row) => `${row}\n`), noun: "code" };
}

function describe(code: CodeName, codes: CodeTable): string {
  return escapeMarkdown(codes[code]?.short ?? "");
}

/** Findings to tick off, by code; those that are only said, without a box. */
function findings(result: RunResult, level: "manual" | "note", { codes }: ReportContext): Section {
  const groups = groupByCode(result.findings.filter((finding) => finding.level === level));
  const box = level === "manual" ? "[ ] " : "";
  return {
    head: level === "manual" ? "\n### Left to you\n" : "\n### Only said\n",
    items: groups.flatMap(([code, group]) =>
      group.map((finding, index) => {
        const title = index === 0 ? `\n**${inlineCode(code)}** ${describe(code, codes)}\n\n${help(code, codes)}` : "";
        return `${title}- ${box}${inlineCode(`${finding.path}:${String(finding.line)}`)} ${explained(finding)}\n`;
      }),
    ),
    noun: level === "manual" ? "finding" : "remark",
  };
}

/** What to do about a code: once, folded away. */
function help(code: CodeName, codes: CodeTable): string {
  const text = codes[code]?.help.trim() ?? "";
  return text === "" ? "" : `<details><summary>What to do</summary>\n\n${text}\n\n</details>\n\n`;
}

function explained({ message, because }: ReportedFinding): string {
  return [escapeMarkdown(message), ...chain(because)].join("<br>");
}

function chain(because: readonly string[]): string[] {
  if (because.length === 0) return [];
  const rest = because.length - shownCauses;
  const links = because.slice(0, shownCauses).map(inlineCode);
  return [`because of ${[...links, ...(rest > 0 ? [`${String(rest)} more`] : [])].join(" ← ")}`];
}

/** One place of each kind of edit as it was and as it becomes, with what led to it. */
function examples(kinds: readonly Kind[], { codes }: ReportContext): Section {
  return {
    head: "\n### One example of each\n\n",
    items: kinds.flatMap(({ level, code, path, line, because, example }) => {
      if (!example) return [];
      const title = `${level} <code>${code}</code> ${describe(code, codes)}`;
      const body = [inlineCode(`${path}:${String(line)}`), ...chain(because), codeBlock("diff", example.diff)];
      return [`<details><summary>${title}</summary>\n\n${body.join("\n\n")}\n\n</details>\n`];
    }),
    noun: "example",
  };
}

function files({ changes }: RunResult): Section {
  return {
    head: "\n### Files\n\n",
    items: changes.map(
      ({ path, before, edits }) =>
        `- ${inlineCode(path)} ${before === undefined ? "new" : count(edits.length, "edit")}\n`,
    ),
    noun: "file",
  };
}

function remarks({ notes, leftOut }: RunResult): Section {
  const codes = Object.entries(leftOut).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    head: "\n### Notes\n\n",
    items: [
      ...notes.map((note) => `- ${escapeMarkdown(note)}\n`),
      ...codes.map(
        ([code, edits]) => `- ${count(edits, "edit")} left out by \`--safe\` or \`--only\`: ${inlineCode(code)}\n`,
      ),
    ],
    noun: "note",
  };
}

function verifications({ verifications = [], verbose, paint }: ReportContext): readonly Section[] {
  if (verifications.length === 0) return [];
  const items = verifications.map(
    (verified) => `\n${codeBlock("text", reportVerification(verified, { verbose, paint }))}\n`,
  );
  return [{ head: "\n### Databases compared\n", items, noun: "comparison" }];
}
