import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Real folder, so that installed packages resolve; the files themselves are only in memory. */
const folder = join(dirname(fileURLToPath(import.meta.url)), "virtual");

const installed = new Map<string, ts.SourceFile | undefined>();

/** `path: message` for every error in the files, next to what is installed. Errors of installed files do not count. */
export function typeErrors(files: Readonly<Record<string, string>>, options: ts.CompilerOptions = {}): string[] {
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(folder, path), text]));
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.esnext.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: [],
    ...options,
  };
  const disk = ts.createCompilerHost(compilerOptions);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    directoryExists: (path) =>
      [...texts.keys()].some((name) => name.startsWith(`${path}/`)) || disk.directoryExists?.(path) === true,
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile(path, language, onError) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      if (!installed.has(path)) installed.set(path, disk.getSourceFile(path, language, onError));
      return installed.get(path);
    },
  };
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return [...texts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return errors.map(
      ({ messageText }) => `${path.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}
