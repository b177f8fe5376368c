import type { CodeName, FileRange, Finding, Plan } from "./plan.js";
import type { SourceTree } from "./source-tree.js";
import type { Code, CodeTable } from "./transform.js";

/** A plan that breaks the rules: a bug in the transform that made it, never in the user's code. */
export class InvalidPlanError extends Error {
  override readonly name = "InvalidPlanError";
}

export interface PlanRules {
  /** Who made the plan, for messages. */
  readonly author: string;
  readonly codes: CodeTable;
  /** The tree that the plan was made on. */
  readonly tree: SourceTree;
  mayEdit(path: string): boolean;
}

/**
 * Checks what a plan promises: only editable files, ranges inside of their texts, codes of the right level, new files
 * inside of the root where nothing else stands. That edits compose is checked when they are applied.
 *
 * @throws InvalidPlanError naming the first fault.
 */
export function validatePlan(
  { edits, findings, newFiles = [] }: Pick<Plan, "edits" | "findings" | "newFiles">,
  rules: PlanRules,
): void {
  const { author, tree } = rules;
  const fail = (what: string): never => {
    throw new InvalidPlanError(`${author}: ${what}`);
  };
  const codeOf = (code: CodeName): Code => rules.codes[code] ?? fail(`code ${code} is not in its table`);
  const checkRange = ({ path, start, end, code }: FileRange & Pick<Finding, "code">) => {
    const length = tree.read(path)?.length;
    if (length === undefined) return fail(`${code} names ${path}, which cannot be read`);
    if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length)) {
      fail(`${code} names [${start}, ${end}) of ${path}, which has ${length} characters`);
    }
  };

  for (const edit of edits) {
    const { level } = codeOf(edit.code);
    if (level !== "safe" && level !== "review") fail(`${edit.code} is of level ${level}, so no edit can have it`);
    if (level === "review" && edit.confidence === "safe") fail(`an edit of ${edit.code} claims to be safe`);
    if (!rules.mayEdit(edit.path)) fail(`${edit.code} edits ${edit.path}, which is not open for editing`);
    checkRange(edit);
  }
  for (const finding of findings) {
    const { level } = codeOf(finding.code);
    if (level !== "manual" && level !== "note") fail(`${finding.code} is of level ${level}, so no finding can have it`);
    checkRange(finding);
    for (const range of finding.consequences ?? []) checkRange({ ...range, code: finding.code });
  }
  const texts = new Map<string, string>();
  for (const { path, text, code } of newFiles) {
    codeOf(code);
    if (!isInside(path)) fail(`${code} adds ${path}, which is not a path below the root`);
    const standing = texts.get(path) ?? tree.read(path);
    if (standing !== undefined && standing !== text) fail(`${code} adds ${path}, where another text stands`);
    if (tree.directoryExists(path)) fail(`${code} adds ${path}, where a folder stands`);
    texts.set(path, text);
  }
}

/** Whether a path is relative, normalised, and does not climb. */
export function isInside(path: string): boolean {
  const parts = path.split("/");
  return !/^[A-Za-z]:|\\/.test(path) && parts.every((part) => part !== "" && part !== "." && part !== "..");
}
