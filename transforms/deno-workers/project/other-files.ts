import { ts } from "ts-morph";
import type { FileUses } from "../../../src/typescript/server/runtime-uses.js";
import type { DenoContext } from "../deno-context.js";
import type { ProjectModules } from "../modules/project-modules.js";

/** Whether a file imports by `npm:`, `jsr:` or an address. */
export function isRemote({ file }: FileUses, modules: ProjectModules, path: string): boolean {
  return file.statements.some((statement) => {
    const specifier =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    return specifier && ts.isStringLiteral(specifier) && modules.targetOf(specifier.text, path).kind !== "other";
  });
}

export function findOutside({ file, uses: [first] }: FileUses, context: DenoContext): void {
  if (first)
    context.find(
      first.node,
      "deno-workers/outside-paths",
      `${context.analysis.pathOf(file)} is not among the paths of this run.`,
    );
}

/** Declaration files are never edited, so what they want of Deno is named. */
export function findDeclarations({ analysis, collector }: DenoContext): void {
  const { tree } = analysis;
  for (const path of tree.declarationFiles) {
    const match = /<reference\s+lib=["']deno\.[\w.]+["']|\bDeno\.\w+/.exec(tree.read(path) ?? "");
    if (!match) continue;
    const message = `\`${match[0]}\` is Deno's, and tsc does not know it.`;
    const end = match.index + match[0].length;
    collector.findings.push({ code: "deno-workers/declaration-file", path, start: match.index, end, message });
  }
}

/** Files that stay with Deno, each once. */
export function noteOthers(all: readonly FileUses[], worker: readonly FileUses[], context: DenoContext): void {
  const { analysis, modules } = context;
  for (const uses of all) {
    const path = analysis.pathOf(uses.file);
    if (worker.includes(uses) || !analysis.tree.isEditable(path)) continue;
    const [first] = [...uses.uses.map(({ node }) => node), ...uses.unclear];
    if (!first && !isRemote(uses, modules, path)) continue;
    const [statement] = uses.file.statements;
    const node = first ?? statement;
    if (node) context.find(node, "deno-workers/not-in-worker", "No server imports this file, so it stays with Deno.");
  }
}

export function noteJsr(context: DenoContext): void {
  const [first] = context.jsrSpecifiers;
  if (!first) return;
  const names = [
    ...new Set(context.packages.filter(({ range }) => range.startsWith("npm:@jsr/")).map(({ name }) => name)),
  ];
  context.find(
    first,
    "deno-workers/jsr-registry",
    `npm has to know JSR's registry: \`npx jsr add ${names.join(" ")}\`.`,
  );
}
