import { formatPatch, structuredPatch } from "diff";
import type { FileChange } from "../engine/run-result.js";
import type { Paint, Report } from "./report.js";

/** Lines of context, as git's own default. */
const contextLines = 3;

/**
 * The changes as one patch in git's format, which `git apply` takes and reverses. Paths are relative to the root of the
 * git checkout, and quoted as git quotes them.
 */
export const reportDiff: Report = (result, { paint }) => painted(result.changes.map(fileDiff).join(""), paint);

/** The patch that takes the changes back: new files are deleted, the others get the very bytes that they had. */
export const reportReverseDiff: Report = (result, { paint }) =>
  painted(result.changes.map(reverseFileDiff).join(""), paint);

function painted(patch: string, paint: Paint): string {
  return patch
    .split("\n")
    .map((line) => paintLine(line, paint))
    .join("\n");
}

/**
 * One file's part of the patch. It has git's extended header, without which neither an empty new file nor a file that
 * becomes empty could be told.
 */
export function fileDiff({ path, before, after }: FileChange): string {
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before ?? "", after, "", "", { context: contextLines });
  const creation = before === undefined ? { oldFileName: "/dev/null", isCreate: true } : {};
  return formatPatch({ ...patch, ...creation, isGit: true });
}

function reverseFileDiff({ path, before, after }: FileChange): string {
  const patch = structuredPatch(`a/${path}`, `b/${path}`, after, before ?? "", "", "", { context: contextLines });
  const deletion = before === undefined ? { newFileName: "/dev/null", isDelete: true } : {};
  return formatPatch({ ...patch, ...deletion, isGit: true });
}

function paintLine(line: string, paint: Paint): string {
  if (/^(?:diff --git|(?:new|deleted) file mode|---|\+\+\+) /u.test(line)) return paint("bold", line);
  if (line.startsWith("@@")) return paint("cyan", line);
  if (line.startsWith("+")) return paint("green", line);
  if (line.startsWith("-")) return paint("red", line);
  return line;
}
