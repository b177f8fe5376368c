import type { NextStep } from "../engine/next-step.js";
import type { Edit, Finding, NewFile } from "../engine/plan.js";

/** What is collected while the config files are planned. */
export interface PlannedConfig {
  readonly edits: Edit[];
  readonly newFiles: NewFile[];
  readonly findings: Finding[];
  readonly notes: string[];
  readonly nextSteps: NextStep[];
}

/** A byte order mark is no part of any format: it is set aside for reading, and kept in the file. */
export function splitByteOrderMark(text: string): { readonly mark: string; readonly content: string } {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return { mark, content: text.slice(mark.length) };
}
