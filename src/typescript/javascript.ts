import { ts } from "ts-morph";

/** Whether a file is JavaScript, where no type may be written. */
export function isJavaScript(file: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(file.fileName);
}

/** The text of a generated module, without its types. */
export function withoutTypes(text: string): string {
  const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, newLine: ts.NewLineKind.LineFeed };
  return ts.transpileModule(text, { compilerOptions: options }).outputText;
}
