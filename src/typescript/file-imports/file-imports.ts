import type { ts } from "ts-morph";
import type { CodeName, ModuleRule, NewFile } from "../../engine/plan.js";
import { directoryOf, isInFolder, joinPath, nearestFolderWith, relativePath } from "../../engine/tree-paths.js";
import type { Analysis } from "../analysis.js";
import { isJavaScript } from "../javascript.js";
import type { NewImport } from "../new-import.js";
import { builtInEndings, endingOf, kindOfEnding } from "./file-kinds.js";

/** How a runtime's own types declare the modules of an ending: as text, or as something else. */
export type DeclaredEndings = Readonly<Record<string, "text" | "other">>;

/** Above this a Worker should not carry a file in its bundle, which has a limit of a few megabytes. In UTF-16 units. */
const largestText = 1_000_000;

/**
 * Files that are read when the program runs, as modules that are imported: a Worker has no disk, but its bundle may hold
 * texts, bytes and JSON.
 */
export class FileImports {
  readonly #rules = new Map<string, ModuleRule>();
  readonly #declarations = new Map<string, Map<string, "string" | "ArrayBuffer">>();

  /**
   * @param declared what the types of the project's runtime say of such modules
   * @param importName lets a file import a name and gives what it is called there
   */
  constructor(
    readonly analysis: Analysis,
    readonly declared: DeclaredEndings,
    readonly importName: (file: ts.SourceFile, wanted: NewImport) => string,
  ) {}

  /** Why a file cannot be imported, if so: for a message. */
  refusal(target: string): string | undefined {
    const kind = kindOfEnding(endingOf(target));
    if (kind === undefined) return `\`${target}\` is of no kind that can be imported as text or data.`;
    const isLarge = kind !== "data" && (this.analysis.tree.read(target)?.length ?? 0) > largestText;
    return isLarge ? `\`${target}\` is too large for the bundle of a Worker.` : undefined;
  }

  /**
   * The expression for what a file holds: a string, an ArrayBuffer, or the value of JSON, by its kind. Several readers
   * share it.
   */
  value(file: ts.SourceFile, target: string): string | undefined {
    const ending = endingOf(target);
    switch (kindOfEnding(ending)) {
      case "json":
        return this.#name(file, target);
      case "data":
        return this.#import(file, target, "Data");
      case "text": {
        const name = this.#import(file, target, "Text");
        return isJavaScript(file) || this.declared[ending] !== "other" ? name : `(${name} as unknown as string)`;
      }
      default:
        return undefined;
    }
  }

  get rules(): ModuleRule[] {
    return [...this.#rules.values()];
  }

  /** Declarations of the modules that no types declare, one file for each package. */
  declarationFiles(code: CodeName): NewFile[] {
    const { tree } = this.analysis;
    return [...this.#declarations].flatMap(([folder, endings]) => {
      const known = tree.declarationFiles.map((path) => tree.read(path) ?? "").join("\n");
      const lines = [...endings]
        .filter(([ending]) => !known.includes(`*.${ending}"`) && !known.includes(`*.${ending}'`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([ending, type]) =>
          [`declare module "*.${ending}" {`, `  const content: ${type};`, "  export default content;", "}", ""].join(
            "\n",
          ),
        );
      if (lines.length === 0) return [];
      let path = joinPath(folder, "file-modules.d.ts");
      for (let number = 2; tree.fileExists(path); number++)
        path = joinPath(folder, `file-modules-${String(number)}.d.ts`);
      const comment = "// Files that are imported as text or as bytes: see `rules` in the wrangler config.\n\n";
      return [{ path, text: comment + lines.join("\n"), code }];
    });
  }

  #import(file: ts.SourceFile, target: string, type: ModuleRule["type"]): string {
    const ending = endingOf(target);
    const usedBy = this.analysis.pathOf(file);
    if (!builtInEndings.has(ending)) {
      const glob = `**/*.${ending}`;
      if (!this.#rules.has(glob)) this.#rules.set(glob, { type, glob, usedBy });
    }
    if (this.declared[ending] === undefined && !isJavaScript(file)) {
      const folder = this.#sourceFolder(usedBy);
      const endings = this.#declarations.get(folder) ?? new Map<string, "string" | "ArrayBuffer">();
      this.#declarations.set(folder, endings.set(ending, type === "Text" ? "string" : "ArrayBuffer"));
    }
    return this.#name(file, target);
  }

  #name(file: ts.SourceFile, target: string): string {
    const relative = relativePath(directoryOf(this.analysis.pathOf(file)), target);
    const module = relative.startsWith(".") ? relative : `./${relative}`;
    return this.importName(file, { name: "default", module, as: nameOf(target) });
  }

  #sourceFolder(path: string): string {
    const home = nearestFolderWith(this.analysis.tree, directoryOf(path), ["package.json"]) ?? "";
    const source = joinPath(home, "src");
    return isInFolder(path, source) ? source : home;
  }
}

/** `mail/welcome-page.html` → `welcomePageHtml` */
function nameOf(target: string): string {
  const words = (target.split("/").at(-1) ?? "").split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("");
  return /^[A-Za-z]/.test(name) ? name : `file${name}`;
}
