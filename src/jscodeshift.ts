import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ts } from "ts-morph";
import { applyEdits } from "./engine/edits.js";
import { optionValues } from "./engine/option-values.js";
import { overlayTree } from "./engine/overlay-tree.js";
import { parseSource, syntaxError } from "./engine/parse.js";
import type { Plan } from "./engine/plan.js";
import { lineAndColumn } from "./engine/text-position.js";
import { selectEdits } from "./engine/select-edits.js";
import type { FileContext, FileTransform, OptionSpecs, OptionValues } from "./engine/transform.js";
import { UsageError } from "./engine/usage-error.js";
import { openWorkspace, type Workspace } from "./engine/workspace.js";

/** The parts of jscodeshift's `FileInfo` and `API` that are used: no type of an optional peer stands in our own. */
export interface JscodeshiftFile {
  readonly path: string;
  readonly source: string;
}

export interface JscodeshiftApi {
  /** Prints a message that names the file. */
  readonly report?: (message: string) => void;
}

export type JscodeshiftOptions = Readonly<Record<string, unknown>>;

/** A transform as jscodeshift loads it. `null`: nothing to change. */
export type JscodeshiftTransform<Result> = (
  file: JscodeshiftFile,
  api: JscodeshiftApi,
  options: JscodeshiftOptions,
) => Result;

/** A transform whose plan is there at once, so that it also serves runners that cannot wait. */
export type SyncFileTransform<Specs extends OptionSpecs> = Omit<FileTransform<Specs>, "plan"> & {
  plan(context: FileContext<OptionValues<Specs>>): Plan;
};

/**
 * Gives a transform jscodeshift's module signature, for runners and editors that load that shape. jscodeshift neither
 * parses nor prints: the edits are those of the command line, made in the text that was handed in. Findings go to
 * `api.report`. The options are the transform's own, and `safe`: only edits of confidence `safe`.
 *
 * The transform sees one file at a time, and reads others from the disk as they are.
 *
 * @returns a function that throws for a file with a syntax error, and `UsageError` for a bad option
 */
export function toJscodeshift<Specs extends OptionSpecs>(
  transform: SyncFileTransform<Specs>,
): JscodeshiftTransform<string | null>;
export function toJscodeshift<Specs extends OptionSpecs>(
  transform: FileTransform<Specs>,
): JscodeshiftTransform<string | null | Promise<string | null>>;
export function toJscodeshift(transform: FileTransform): JscodeshiftTransform<string | null | Promise<string | null>> {
  return (file, api, options) => {
    const { source } = file;
    if (!transform.triggers.some((trigger) => source.includes(trigger))) return null;
    const { path, workspace } = locate(file.path);
    const sourceFile = parseSource(ts, path, source);
    const error = syntaxError(ts, sourceFile);
    if (error !== undefined) throw new SyntaxError(error);

    const finish = ({ edits, findings }: Plan): string | null => {
      for (const { code, start, message } of findings) {
        const { line, column } = lineAndColumn(source, start);
        api.report?.(`${line}:${column} ${message} [${code}]`);
      }
      const { kept } = selectEdits(edits, { safe: options.safe === true });
      return kept.length === 0 ? null : applyEdits(source, kept);
    };
    const plan = transform.plan({
      path,
      sourceFile,
      tree: overlayTree(workspace, new Map([[path, source]])),
      options: ownOptions(transform, options),
    });
    return plan instanceof Promise ? plan.then(finish) : finish(plan);
  };
}

/** jscodeshift hands over every flag of its command line, most of them its own. */
function ownOptions(transform: FileTransform, options: JscodeshiftOptions) {
  return optionValues(
    transform,
    Object.fromEntries(Object.entries(options).filter(([name]) => name in transform.options)),
  );
}

/** The nearest folder above a file that has a package.json; the file's own where none has. */
function packageFolder(file: string): string {
  const hasPackage = (folder: string) => existsSync(join(folder, "package.json"));
  let folder = dirname(file);
  while (!hasPackage(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return hasPackage(folder) ? folder : dirname(file);
}

/** Trees of the files seen so far. Opening one lists its files, so each is opened once a process. */
const workspaces: Workspace[] = [];

/** The tree that a file lies in: that of the working directory, if it lies below, else that of its package. */
function locate(file: string): { readonly path: string; readonly workspace: Workspace } {
  const absolute = existsSync(file) ? realpathSync(file) : resolve(file);
  const holdsFile = (workspace: Workspace) => workspace.pathOf(absolute) !== undefined;
  let workspace = workspaces.find(holdsFile);
  for (const cwd of [process.cwd(), packageFolder(absolute)]) {
    if (workspace) break;
    const opened = openWorkspace({ cwd });
    workspaces.push(opened);
    if (holdsFile(opened)) workspace = opened;
  }
  const path = workspace?.pathOf(absolute);
  if (workspace && path !== undefined) return { path, workspace };
  throw new UsageError(`${file} cannot be found`);
}
