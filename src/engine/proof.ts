import { byPath } from "./by-path.js";
import { commentPlaceAbove } from "./comment-line.js";
import { countSyntaxErrors, parseSource, type TypeScript } from "./parse.js";
import type { Edit } from "./plan.js";
import { lineAndColumn } from "./text-position.js";
import type { FileChange, Proof, TypeErrorReport } from "./run-result.js";
import type { StagedFinding } from "./run-transforms.js";
import { isSourceFile } from "./source-kinds.js";
import type { SourceTree } from "./source-tree.js";
import type { TextHistory } from "./text-history.js";
import { affectedFiles, newErrors, programFiles, type TypeError, typeErrors } from "./type-errors.js";

/** The changed files that have more syntax errors than they had. */
export async function unparsedChanges(changes: readonly FileChange[]): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, before, after } of changes) {
    const errors = await countSyntaxErrors(path, after);
    if (errors > 0 && (before === undefined || errors > (await countSyntaxErrors(path, before)))) paths.push(path);
  }
  return paths;
}

/**
 * Compares the type errors of the changed files, and of all files that import them, before and after the run. A new
 * error on a line that a manual finding covers, or that its value reaches, is announced: it gets a `@ts-expect-error` comment with the finding's
 * code, so that the code compiles, the place is visible, and the comment reports itself once the place is dealt with.
 * In a file that the run may not edit, no comment can stand: there a manual finding announces the errors of its file.
 *
 * @param history gets one more stage where comments are inserted
 */
export async function proveTypes(
  typescript: TypeScript,
  before: SourceTree,
  history: TextHistory,
  findings: readonly StagedFinding[],
): Promise<Proof["types"]> {
  const changed = [...history.texts.keys()];
  const affectedBefore = new Set(await affectedFiles(before, changed));
  const affected = [...new Set([...affectedBefore, ...(await affectedFiles(history.tree, changed))])].sort();
  const program = await programFiles(before, affected);
  const known = await typeErrors(
    typescript,
    before,
    affected.filter((path) => before.fileExists(path)),
    program,
  );
  const manual = findings.filter(({ level }) => level === "manual");
  const withFinding = byPath(manual);
  const isAnnouncedOutside = ({ path }: TypeError) => withFinding.has(path) && !history.tree.isEditable(path);
  const errorsNow = async () => newErrors(known, await typeErrors(typescript, history.tree, affected, program));

  const found = await errorsNow();
  const { edits, announced } = planExpectations(
    typescript,
    found,
    byPath([...manual, ...consequencesOf(manual)]),
    history,
  );
  const { stage } = history;
  if (edits.length > 0) history.apply(edits);
  const remaining = edits.length > 0 ? await errorsNow() : found;
  const moved = announced.map((error) => {
    const { start } = history.toCurrent(error.path, { start: error.start, end: error.start }, stage);
    return { ...error, start };
  });
  return {
    status: "checked",
    newErrors: remaining.filter((error) => !isAnnouncedOutside(error)).map((error) => report(error, history)),
    announced: [...moved, ...remaining.filter(isAnnouncedOutside)].map((error) => report(error, history)),
  };
}

/** The places that findings reach, each as if the finding were there. */
function consequencesOf(findings: readonly StagedFinding[]): StagedFinding[] {
  return findings.flatMap((finding) =>
    (finding.consequences ?? []).map((range) => ({ ...finding, ...range, consequences: [] })),
  );
}

/** The comments for the errors that a manual finding announces, and those errors. One comment a line. */
function planExpectations(
  typescript: TypeScript,
  errors: readonly TypeError[],
  manual: ReadonlyMap<string, readonly StagedFinding[]>,
  history: TextHistory,
): { edits: Edit[]; announced: TypeError[] } {
  const { tree } = history;
  const edits = new Map<string, Edit>();
  const announced: TypeError[] = [];
  for (const [path, inFile] of byPath(errors)) {
    if (!isSourceFile(path) || !tree.isEditable(path)) continue;
    const file = parseSource(typescript, path, tree.read(path) ?? "");
    const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
    const covers = ({ stage, ...range }: StagedFinding, line: number) => {
      const { start, end } = history.toCurrent(path, range, stage);
      return lineOf(start) <= line && line <= lineOf(Math.max(start, end - 1));
    };
    for (const error of inFile) {
      const finding = manual.get(path)?.find((candidate) => covers(candidate, lineOf(error.start)));
      const place = finding && commentPlaceAbove(typescript, file, error.start);
      if (!place) continue;
      const { code, short } = finding;
      const { offset, indentation, lineEnd } = place;
      announced.push(error);
      edits.set(`${path}:${offset}`, {
        kind: "replace",
        path,
        start: offset,
        end: offset,
        text: `${indentation}// @ts-expect-error ${code}: ${short.replaceAll(/\s+/g, " ")}${lineEnd}`,
        code,
        confidence: "review",
        because: [],
      });
    }
  }
  return { edits: [...edits.values()], announced };
}

function report({ path, start, code, message }: TypeError, history: TextHistory): TypeErrorReport {
  return { path, line: lineAndColumn(history.tree.read(path) ?? "", start).line, code, message };
}
