import { applyEdits } from "../../src/engine/edits.js";
import type { Binding, DependencyChange } from "../../src/engine/plan.js";
import type { NextStep } from "../../src/engine/next-step.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { planCloudflareConfig } from "../../src/cloudflare/index.js";

export type Files = Readonly<Record<string, string>>;

/** A SourceTree over an object of texts by path. */
export function memoryTree(files: Files, root = "/home/user/my-app"): SourceTree {
  const paths = Object.keys(files).sort();
  const own = paths.filter((path) => !/(?:^|\/)node_modules\//.test(path));
  const isDeclaration = (path: string) => path.endsWith(".d.ts");
  return {
    root,
    sourceFiles: own.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !isDeclaration(path)),
    declarationFiles: own.filter((path) => isDeclaration(path) && !path.endsWith("worker-configuration.d.ts")),
    componentFiles: [],
    settingsFiles: [],
    sqlFiles: own.filter((path) => path.endsWith(".sql")),
    read: (path) => files[path],
    fileExists: (path) => path in files,
    directoryExists: (path) => paths.some((file) => file.startsWith(`${path}/`)),
    directories: () => [],
    realPath: (path) => path,
    isEditable: () => true,
  };
}

export interface Outcome {
  /** Files that changed or were added, as they are afterwards. */
  readonly changed: Files;
  readonly findings: readonly string[];
  readonly notes: readonly string[];
  readonly nextSteps: readonly NextStep[];
  /** All files afterwards. */
  readonly files: Files;
}

/** Plans and applies. Checks on the way that a second run plans nothing. */
export function configure(
  before: Files,
  bindings: readonly Binding[],
  dependencies: readonly DependencyChange[] = [],
): Outcome {
  const first = planAndApply(before, bindings, dependencies);
  const second = planAndApply(first.files, bindings, dependencies);
  if (Object.keys(second.changed).length > 0) {
    throw new Error(`A second run changes:\n${JSON.stringify(second.changed, null, 2)}`);
  }
  return first;
}

function planAndApply(before: Files, bindings: readonly Binding[], dependencies: readonly DependencyChange[]): Outcome {
  const plan = planCloudflareConfig(memoryTree(before), bindings, dependencies);
  const changed: Record<string, string> = {};
  for (const path of new Set(plan.edits.map((edit) => edit.path))) {
    const text = before[path];
    if (text === undefined) throw new Error(`Edits of ${path}, which does not exist`);
    changed[path] = applyEdits(
      text,
      plan.edits.filter((edit) => edit.path === path),
    );
  }
  for (const { path, text } of plan.newFiles) {
    if (path in before || path in changed) throw new Error(`${path} exists`);
    changed[path] = text;
  }
  const findings = plan.findings.map(({ code, path, start, end, message }) => {
    const place = (before[path] ?? "").slice(start, end);
    return `${code} ${path} <${place}> ${message}`;
  });
  return { changed, findings, notes: plan.notes, nextSteps: plan.nextSteps, files: { ...before, ...changed } };
}

export function d1(
  name: string,
  usedBy: string,
  more: { databaseName?: string; migrationsDir?: string } = {},
): Binding {
  return { kind: "d1", name, usedBy, ...more };
}
