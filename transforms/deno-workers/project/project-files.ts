import type { DependencyChange, Finding, NewFile } from "../../../src/engine/plan.js";
import type { SourceTree } from "../../../src/engine/source-tree.js";
import { directoryOf, joinPath, nearestFolderWith } from "../../../src/engine/tree-paths.js";
import type { DenoConfig } from "../../../src/typescript/deno-import-map.js";
import type { DenoContext } from "../deno-context.js";
import { isRecord } from "../../../src/record.js";

const nodeTypes = { name: "@types/node", range: "^22.0.0" };

/** The files that wrangler and tsc read in place of deno.json. */
export interface ProjectFiles {
  readonly newFiles: readonly NewFile[];
  readonly findings: readonly Finding[];
  /** Dependencies that stand in no new file. */
  readonly dependencies: readonly DependencyChange[];
}

/**
 * Makes a package.json and a tsconfig.json where the Worker's program has none.
 *
 * @param used a file of the program: the files go beside the nearest deno.json above it
 * @param scripts what stands in for tasks of the same name
 */
export function projectFiles(
  used: string,
  dependencies: readonly DependencyChange[],
  needsNodeTypes: boolean,
  scripts: Readonly<Record<string, string>>,
  context: DenoContext,
): ProjectFiles {
  const { tree } = context.analysis;
  const folder = directoryOf(used);
  const [config] = context.modules.configs.above(folder);
  const home = config?.folder ?? "";
  const hasPackage = nearestFolderWith(tree, folder, ["package.json"]) !== undefined;
  const types: DependencyChange[] = needsNodeTypes ? [{ kind: "add", ...nodeTypes, dev: true, usedBy: used }] : [];
  const newFiles: NewFile[] = [];
  const tasks = config ? readTasks(config, scripts, tree) : { scripts: {}, findings: [] };
  if (!hasPackage)
    newFiles.push({
      path: joinPath(home, "package.json"),
      text: packageText(config, { ...scripts, ...tasks.scripts }),
      code: "deno-workers/project-file",
    });
  if (nearestFolderWith(tree, folder, ["tsconfig.json", "jsconfig.json"]) === undefined)
    newFiles.push({
      path: joinPath(home, "tsconfig.json"),
      text: tsconfigText(config, needsNodeTypes),
      code: "deno-workers/project-file",
    });
  return { newFiles, findings: hasPackage ? [] : tasks.findings, dependencies: [...dependencies, ...types] };
}

function packageText(config: DenoConfig | undefined, scripts: Readonly<Record<string, string>>): string {
  const { name, version } = config?.content ?? {};
  const manifest = {
    ...(typeof name === "string" && { name }),
    ...(typeof version === "string" && { version }),
    private: true,
    type: "module",
    scripts: { dev: "wrangler dev", deploy: "wrangler deploy", ...scripts },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Tasks that run no Deno are scripts; the others are named. */
function readTasks(
  config: DenoConfig,
  replaced: Readonly<Record<string, string>>,
  tree: SourceTree,
): { scripts: Record<string, string>; findings: Finding[] } {
  const scripts: Record<string, string> = {};
  const findings: Finding[] = [];
  const text = tree.read(config.path) ?? "";
  const { tasks } = config.content;
  for (const [name, task] of Object.entries(isRecord(tasks) ? tasks : {})) {
    const command = typeof task === "string" ? task : isRecord(task) ? task.command : undefined;
    if (typeof command !== "string" || (Object.hasOwn(replaced, name) && /\bdeno\b/.test(command))) continue;
    if (!/\bdeno\b/.test(command) && !["dev", "deploy"].includes(name)) {
      scripts[name] = command;
      continue;
    }
    const start = Math.max(0, text.indexOf(`"${name}"`, text.indexOf('"tasks"')));
    findings.push({
      code: "deno-workers/task",
      path: config.path,
      start,
      end: start,
      message: `The task \`${name}\` runs Deno: \`${command}\`.`,
    });
  }
  return { scripts, findings };
}

/** What of Deno's compiler options the bundler and tsc have to know. */
const keptOptions = ["jsx", "jsxImportSource", "jsxFactory", "jsxFragmentFactory", "experimentalDecorators", "strict"];

function tsconfigText(config: DenoConfig | undefined, needsNodeTypes: boolean): string {
  const given = isRecord(config?.content.compilerOptions) ? config.content.compilerOptions : {};
  const own = Object.fromEntries(keptOptions.flatMap((name) => (name in given ? [[name, given[name]] as const] : [])));
  // Deno's own way of JSX, which renders texts in advance.
  if (own.jsx === "precompile") own.jsx = "react-jsx";
  const compilerOptions = {
    target: "ES2024",
    lib: ["ESNext", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "ESNext",
    moduleResolution: "Bundler",
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: needsNodeTypes ? ["node"] : [],
    ...own,
  };
  return `${JSON.stringify({ compilerOptions }, undefined, 2).replace(/\[\n\s+([^\]]*?)\n\s+\]/g, (_, list: string) => `[${list.replaceAll(/\s*\n\s*/g, " ")}]`)}\n`;
}
