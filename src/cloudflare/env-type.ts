import { lineEndOf } from "../engine/line-end.js";
import type { Binding, DependencyChange } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { bindingType } from "./binding-config.js";
import { editsBetween } from "./edits-between.js";
import { addMember, findEnvDeclarations, hasMember, type InterfaceBody } from "./env-declaration.js";
import { appendElement } from "./json-text.js";
import { declaredRange, packageDependsOn } from "./package-json.js";
import { directoryOf, foldersUpward, isInFolder, joinPath, nearestFolderWith } from "../engine/tree-paths.js";
import { isDeclaredByOpenNext } from "./open-next.js";
import { type PlannedConfig, splitByteOrderMark } from "./planned-config.js";
import { covers, nearestProjectConfig, type ProjectConfig } from "./tsconfig.js";

/** wrangler has the fifth version as its peer from 4.119 on, which Node 20 does not run; before it the fourth. */
const workersTypes = { name: "@cloudflare/workers-types", range: "^4.20260426.0 || ^5.0.0" };

const typeImport = `import("${workersTypes.name}")`;

/*
 * Where the project has the types of the DOM, only what the code uses is taken out of workers-types, one type at a time:
 * all of them as globals would replace those of the DOM (`response.json()` gives `unknown`, not `any`).
 *
 * Elsewhere the created declaration names workers-types itself. The other way, `compilerOptions.types`, would have to be created
 * in most projects, and a `types` array shuts out every `@types` package that it does not name (up to TypeScript 5,
 * where all are included by default). The reference changes no tsconfig and works with every setting of `types`.
 */
const typesReference = `/// <reference types="${workersTypes.name}" />`;

/** Global types by kind of binding, with their type parameters. */
const globalTypes: Readonly<Record<Binding["kind"], readonly string[]>> = {
  d1: ["D1Database", "D1PreparedStatement", "D1Result<T = unknown>"],
  kv: ["KVNamespace<Key extends string = string>"],
  r2: ["R2Bucket", "R2Object", "R2ObjectBody"],
  "durable-object": [
    `DurableObjectNamespace<T extends ${typeImport}.Rpc.DurableObjectBranded | undefined = undefined>`,
  ],
};

/** What `wrangler types` and OpenNext write. Often ignored by git, and so not among the tree's declaration files. */
const generatedNames = ["worker-configuration.d.ts", "cloudflare-env.d.ts"];

/** One package's share of the bindings. */
interface EnvScope {
  readonly usedBy: string;
  readonly packageFolder: string;
  readonly project: ProjectConfig | undefined;
  readonly bindings: readonly Binding[];
}

/**
 * Plans the declarations that give the bindings their types, in every package that uses one and has TypeScript.
 *
 * @returns the dependencies that the declarations need
 */
export function planEnvType(
  tree: SourceTree,
  bindings: readonly Binding[],
  planned: PlannedConfig,
): DependencyChange[] {
  const scopes = new Map<string, EnvScope>();
  for (const binding of bindings) {
    if (isDeclaredByOpenNext(binding.name)) continue;
    const project = nearestProjectConfig(tree, binding.usedBy);
    const packageFolder =
      nearestFolderWith(tree, directoryOf(binding.usedBy), [
        "package.json",
        "wrangler.json",
        "wrangler.jsonc",
        "wrangler.toml",
      ]) ?? "";
    const known = scopes.get(packageFolder);
    const others = known?.bindings ?? [];
    if (others.some((other) => other.name === binding.name)) continue;
    scopes.set(packageFolder, {
      usedBy: known?.usedBy ?? binding.usedBy,
      packageFolder,
      project: known?.project ?? project,
      bindings: [...others, binding],
    });
  }
  return [...scopes.values()].flatMap((scope) => planScope(tree, scope, planned));
}

function planScope(tree: SourceTree, scope: EnvScope, planned: PlannedConfig): DependencyChange[] {
  const usesTypeScript =
    scope.project !== undefined ||
    tree.sourceFiles.some((path) => isInFolder(path, scope.packageFolder) && isTypeScript(path));
  if (!usesTypeScript) return [];

  const isNext = packageDependsOn(tree, scope.packageFolder, "next");
  const declaration = findDeclaration(tree, scope, isNext);
  if (declaration?.generatedBy !== undefined) {
    const { text } = declaration;
    const names = scope.bindings.map((binding) => binding.name);
    const missing = names.filter((name) => !hasMember(text, { start: 0, end: text.length }, name));
    if (missing.length > 0) {
      planned.notes.push(
        `Run \`npx ${declaration.generatedBy}\`: ${declaration.path} does not have ${missing.join(", ")} yet.`,
      );
    }
    return [];
  }
  if (declaration) extendDeclaration(scope, declaration, isNext, planned);
  else createDeclaration(tree, scope, isNext, planned);

  if (declaredRange(tree, scope.packageFolder, workersTypes.name) !== undefined) return [];
  noteConflicts(scope, planned);
  return [{ kind: "add", ...workersTypes, dev: true, usedBy: scope.usedBy }];
}

/** workers-types declare what `@types/node` declares too, and not always alike. */
function noteConflicts({ project }: EnvScope, planned: PlannedConfig): void {
  if (project?.skipLibCheck === false && project.includesDom !== true) {
    planned.notes.push(
      `${project.path} does not set \`skipLibCheck\`: workers-types conflict with @types/node without it.`,
    );
  }
}

interface Declaration {
  readonly path: string;
  readonly text: string;
  /** The command that generated the file, if it is generated. */
  readonly generatedBy?: string;
}

/** The file that declares the Env type of the package: a generated one, else the first with the interface. */
function findDeclaration(tree: SourceTree, scope: EnvScope, isNext: boolean): Declaration | undefined {
  let written: Declaration | undefined;
  for (const path of likelyFiles(tree, scope)) {
    const text = tree.read(path);
    if (text === undefined) continue;
    const header = /Generated by Wrangler(?: by running [`'"]([^`'"\n]+)[`'"])?/.exec(text);
    if (header) return { path, text, generatedBy: header[1] ?? "wrangler types" };
    if (!written && /\bCloudflare(?:Env)?\b/.test(text) && envBody(text, isNext)) written = { path, text };
  }
  return written;
}

/** The interface that types the bindings: `Cloudflare.Env`, in a Next.js project `CloudflareEnv`. */
function envBody(text: string, isNext: boolean): InterfaceBody | undefined {
  const { cloudflareEnv, openNextEnv } = findEnvDeclarations(text);
  if (!isNext) return cloudflareEnv;
  const inherits = /\binterface\s+CloudflareEnv\s+extends\s+Cloudflare\.Env\b/.test(text);
  return inherits && cloudflareEnv ? cloudflareEnv : openNextEnv;
}

/** The package's own files, and the declarations in the folders from the tsconfig down to the package. */
function likelyFiles(tree: SourceTree, scope: EnvScope): string[] {
  const { packageFolder, project } = scope;
  const above = foldersUpward(packageFolder).filter(
    (folder) => project !== undefined && isInFolder(folder, project.folder),
  );
  const folders = new Set([
    ...foldersUpward(directoryOf(scope.usedBy)).filter((folder) => isInFolder(folder, packageFolder)),
    ...above,
  ]);
  const generated = [...folders].flatMap((folder) => generatedNames.map((name) => joinPath(folder, name)));
  // A package inside this one is a Worker of its own.
  const isOwn = (path: string) =>
    isInFolder(path, packageFolder) &&
    nearestFolderWith(tree, directoryOf(path), ["package.json"]) ===
      nearestFolderWith(tree, packageFolder, ["package.json"]);
  const declarations = tree.declarationFiles.filter((path) => isOwn(path) || above.includes(directoryOf(path)));
  const sources = tree.sourceFiles.filter((path) => isOwn(path) && isTypeScript(path));
  return [...new Set([...generated, ...declarations, ...sources])];
}

function isTypeScript(path: string): boolean {
  return /\.[mc]?tsx?$/.test(path);
}

function extendDeclaration(scope: EnvScope, declaration: Declaration, isNext: boolean, planned: PlannedConfig): void {
  let text = declaration.text;
  for (const binding of scope.bindings) {
    const body = envBody(text, isNext);
    if (!body || hasMember(text, body, binding.name)) continue;
    text = addMember(text, body, `${binding.name}: ${bindingType(binding, directoryOf(declaration.path))}`);
  }
  if (text === declaration.text) return;
  text = withTypes(scope, text);
  planned.edits.push(...editsBetween(declaration.path, "cloudflare/env-type", declaration.text, text));
}

function hasWorkersTypes(scope: EnvScope, text: string): boolean {
  return (
    /<reference\s+types=["']@cloudflare\/workers-types/.test(text) ||
    (scope.project?.types.some((name) => name.startsWith(workersTypes.name) || name.includes("worker-configuration")) ??
      false)
  );
}

/** Adds what brings in the types of the bindings, where it is not there. */
function withTypes(scope: EnvScope, text: string): string {
  const takesSome =
    text.includes(typeImport) || (scope.project?.includesDom === true && findEnvDeclarations(text).isScript);
  if (!takesSome) return hasWorkersTypes(scope, text) ? text : withReference(text);
  if (hasWorkersTypes(scope, text)) return text;
  const missing = typeLines(scope).filter((line) => !text.includes(/^type \w+/.exec(line)?.[0] ?? line));
  if (missing.length === 0) return text;
  const eol = lineEndOf(text);
  return text + (text.endsWith("\n") ? "" : eol) + eol + missing.join(eol) + eol;
}

/** `type D1Database = import("@cloudflare/workers-types").D1Database;` */
function typeLines({ bindings }: EnvScope): string[] {
  const kinds = [...new Set(bindings.map(({ kind }) => kind))];
  return kinds.flatMap((kind) =>
    globalTypes[kind].map((type) => {
      const used = type.replace(/^(\w+)<(\w+)[^]*$/, "$1<$2>");
      return `type ${type} = ${typeImport}.${used};`;
    }),
  );
}

function workersModule({ bindings }: EnvScope, isNext: boolean): string[] {
  const hasObjects = bindings.some(({ kind }) => kind === "durable-object");
  const lines = [
    ...(isNext ? [] : ["  const env: Cloudflare.Env;"]),
    ...(hasObjects ? [`  const DurableObject: typeof ${typeImport}.CloudflareWorkersModule.DurableObject;`] : []),
  ];
  return lines.length > 0 ? ['declare module "cloudflare:workers" {', ...lines, "}"] : [];
}

function withReference(text: string): string {
  const { mark, content } = splitByteOrderMark(text);
  return mark + typesReference + lineEndOf(content) + content;
}

function createDeclaration(tree: SourceTree, scope: EnvScope, isNext: boolean, planned: PlannedConfig): void {
  const { project } = scope;
  const folders = declarationFolders(scope);
  const isCovered = (folder: string) => !project || covers(project, joinPath(folder, "env.d.ts"));
  const folder = folders.find(isCovered) ?? includedFolder(scope) ?? folders[0] ?? "";
  const members = scope.bindings.map((binding) => `${binding.name}: ${bindingType(binding, folder)};`);
  const lines = isNext
    ? ["interface CloudflareEnv {", ...members.map((member) => `  ${member}`), "}"]
    : [
        "declare namespace Cloudflare {",
        "  interface Env {",
        ...members.map((member) => `    ${member}`),
        "  }",
        "}",
        "interface Env extends Cloudflare.Env {}",
      ];
  const takesSome = project?.includesDom === true && !hasWorkersTypes(scope, "");
  // Unlike interfaces, these can be declared only once.
  const isFirst = !planned.newFiles.some(
    (file) => file.text.includes(typeImport) && project !== undefined && covers(project, file.path),
  );
  if (takesSome && isFirst) lines.push(...workersModule(scope, isNext));
  const types = takesSome ? (isFirst ? [...typeLines(scope), ""] : []) : [typesReference, ""];

  const names = isNext ? ["cloudflare-env.d.ts", "env.d.ts"] : ["env.d.ts", "cloudflare-env.d.ts"];
  const isFree = (name: string) =>
    // Next to env.ts, TypeScript takes env.d.ts for that file's output and leaves it out.
    [name, name.replace(".d.ts", ".ts"), name.replace(".d.ts", ".tsx")].every(
      (other) => !tree.fileExists(joinPath(folder, other)),
    );
  const script = names
    .map((name) => joinPath(folder, name))
    .find((path) => tree.fileExists(path) && findEnvDeclarations(tree.read(path) ?? "").isScript);
  const path = script ?? joinPath(folder, names.find(isFree) ?? "cloudflare-bindings.d.ts");

  const before = script === undefined ? undefined : (tree.read(script) ?? "");
  if (before === undefined) {
    planned.newFiles.push({
      path,
      text: `${[...types, ...lines].join("\n")}\n`,
      code: "cloudflare/env-type",
    });
  } else {
    const eol = lineEndOf(before);
    const gap = before === "" ? "" : before.endsWith("\n") ? eol : eol + eol;
    const after = before + gap + lines.join(eol) + (before === "" || before.endsWith("\n") ? eol : "");
    const text = withTypes(scope, after);
    planned.edits.push(...editsBetween(path, "cloudflare/env-type", before, text));
  }
  if (project && !covers(project, path)) nameInProject(tree, project, path, planned);
}

/** Folders that the declaration may go to: the package's own, then down to the file that uses the binding. */
function declarationFolders(scope: EnvScope): string[] {
  const top =
    scope.project && isInFolder(scope.project.folder, scope.packageFolder) ? scope.project.folder : scope.packageFolder;
  return foldersUpward(directoryOf(scope.usedBy))
    .filter((folder) => isInFolder(folder, top))
    .reverse();
}

/** A folder of the package that the project includes, for a binding that is first used outside of all it includes. */
function includedFolder({ project, packageFolder }: EnvScope): string | undefined {
  const base = directoryOf(project?.include?.definedIn ?? "");
  return project?.include?.list
    .map((pattern) => joinPath(base, /^[^*?]*(?=\/|$)/.exec(pattern)?.[0] ?? ""))
    .find((folder) => isInFolder(folder, packageFolder) && covers(project, joinPath(folder, "env.d.ts")));
}

function nameInProject(tree: SourceTree, project: ProjectConfig, path: string, planned: PlannedConfig): void {
  const written = tree.read(project.path) ?? "";
  const { mark, content } = splitByteOrderMark(written);
  const file = project.folder === "" ? path : path.slice(project.folder.length + 1);
  if (project.files?.definedIn === project.path && project.files.list.length > 0) {
    const text = mark + appendElement(content, ["files"], file);
    planned.edits.push(...editsBetween(project.path, "cloudflare/tsconfig-files", written, text));
  } else {
    planned.notes.push(`${project.path} does not include ${path}: add it to \`include\`.`);
  }
}
