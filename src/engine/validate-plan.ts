import type { CodeName, FileRange, Finding, Plan } from "./plan.js";
import type { SourceTree } from "./source-tree.js";
import type { Code, CodeTable } from "./transform.js";
import { UsageError } from "./usage-error.js";

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
  /** Whether the plan was made from what stands in the file. */
  isInput(path: string): boolean;
}

/**
 * Checks what a plan promises: only editable files, ranges inside of their texts, codes of the right level, new files
 * inside of the root where nothing else stands, or only what the transform owns. That edits compose is checked when they are applied.
 *
 * @throws InvalidPlanError naming the first fault.
 * @throws UsageError if a file is to be added where one stands that cannot be read.
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
  const edited = new Set(edits.map(({ path }) => path));
  for (const { path, text, code, owned = false } of newFiles) {
    const { level } = codeOf(code);
    if (!isInside(path)) fail(`${code} adds ${path}, which is not a path below the root`);
    if (owned) {
      if (level !== "safe" && level !== "review") fail(`${code} is of level ${level}, so no owned file can have it`);
      if (rules.isInput(path)) fail(`${code} writes ${path} anew, which is one of its inputs; isOutput() may say so`);
      if (edited.has(path)) fail(`${code} writes ${path} anew and edits it`);
    }
    if (tree.fileExists(path) && tree.read(path) === undefined) {
      throw new UsageError(`${path} is to be written, but what stands there cannot be read as text`);
    }
    const standing = texts.get(path) ?? (owned ? undefined : tree.read(path));
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
