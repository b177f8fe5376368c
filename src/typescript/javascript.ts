import type { ts } from "ts-morph";

/** Whether a file is JavaScript, where no type may be written. */
export function isJavaScript(file: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(file.fileName);
}
