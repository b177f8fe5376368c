import { ts } from "ts-morph";
import { directoryOf, relativePath } from "../../../src/engine/tree-paths.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { DenoContext } from "../deno-context.js";
import { driverMessage } from "./database-drivers.js";
import type { LibraryForm } from "./library-form.js";
import { importedNames, type ImportName } from "./project-modules.js";
import { isDotenvLoader, memberOf, namespaceForm, stdForm } from "./std-forms.js";
import { noteDotenv } from "./std-uses.js";
import type { Target } from "./target.js";
import { furtherConversion, npmTwin, packageOf, rangeOf, thirdPartyForm } from "./third-party.js";

const code = "deno-workers/import";

/** Converts what a file imports: names of libraries of Deno first, then the specifiers that stay. */
export function convertModuleImports(file: ts.SourceFile, context: DenoContext): void {
  const path = context.analysis.pathOf(file);
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (context.gone.has(statement)) continue;
    const { text } = statement.moduleSpecifier;
    const target = context.modules.targetOf(text, path);
    if (target.kind === "std" || target.kind === "x")
      convertLibraryImport(statement, statement.moduleSpecifier, target, context);
    else {
      if (context.modules.fileOf(text, path) !== undefined) convertThroughProject(statement, text, path, context);
      const driver =
        statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
          ? undefined
          : driverMessage(target, importedNames(statement));
      if (driver !== undefined) context.find(statement.moduleSpecifier, "deno-workers/postgres", driver);
      convertSpecifier(statement.moduleSpecifier, context);
    }
  }
  const visit = (node: ts.Node): void => {
    const [argument] =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (argument) {
      if (ts.isStringLiteralLike(argument)) convertSpecifier(argument, context);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      convertSpecifier(node.argument.literal, context);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** `import { serve, delay } from "./deps.ts"`: what the other file takes from a library is converted here. */
function convertThroughProject(
  statement: ts.ImportDeclaration,
  specifier: string,
  path: string,
  context: DenoContext,
): void {
  for (const name of importedNames(statement)) {
    const origin = context.modules.origin(specifier, name.name, path);
    if (!origin || (origin.target.kind !== "std" && origin.target.kind !== "x") || origin.name === "*") continue;
    const form = formOf(origin.target, origin.name);
    if (form?.kind !== "use" && form?.kind !== "global") continue;
    context.replaced.add(statement.moduleSpecifier);
    if (!convertName(name, form, origin.target, context)) context.keptNames.add(keyOf(origin.target, origin.name));
  }
}

function keyOf(target: Target, name: string): string {
  return `${target.kind === "std" ? target.module : target.kind === "x" ? target.name : ""}:${name}`;
}

function formOf(target: Target, name: string): LibraryForm | undefined {
  if (target.kind === "std") return stdForm(target.module, name, target.isUrl);
  return target.kind === "x" ? thirdPartyForm(target.name, name) : undefined;
}

type Library = Extract<Target, { kind: "std" | "x" }>;

function convertLibraryImport(
  statement: ts.ImportDeclaration,
  specifier: ts.StringLiteral,
  target: Library,
  context: DenoContext,
): void {
  const names = importedNames(statement);
  if (names.length === 0) {
    if (target.kind === "std" && isDotenvLoader(target.module)) {
      noteDotenv(statement, context);
      context.remove(statement, "deno-workers/api");
    } else if (target.kind === "x" && target.name === "dotenv") {
      noteDotenv(statement, context);
      context.remove(statement, "deno-workers/api");
    } else findUnknown(specifier, target, context);
    return;
  }
  if (target.kind === "x" && names.some(({ name }) => name === "*" || name === "default")) {
    convertWholeThirdParty(names, specifier, target, context);
    return;
  }
  const used = names.filter((name) => !isOnlyServe(name, target, context));
  if (used.length === 0) return;
  const forms = used.map((name) => [name, formOfImport(name, target, context)] as const);
  const [first] = forms;
  const [, firstForm] = first ?? [];
  const isWhole =
    used.length === names.length &&
    firstForm?.kind === "module" &&
    forms.every(
      ([name, form]) =>
        form.kind === "module" &&
        form.module === firstForm.module &&
        (form.name === name.name || form.name === "*") &&
        furtherConversion(form.module, form.name) === undefined,
    );
  if (isWhole) {
    replaceSpecifier(specifier, firstForm.module, context);
    needPackage(firstForm.module, target, specifier, context);
    return;
  }
  context.replaced.add(specifier);
  const stays: { name: ImportName; form: LibraryForm }[] = [];
  for (const [name, form] of forms) if (!convertName(name, form, target, context)) stays.push({ name, form });
  if (stays.length === 0) return;
  const jsr = stays.flatMap(({ form }) => (form.kind === "jsr" ? [form.module] : []));
  if (target.kind === "std" && jsr.length > 0) {
    // On JSR already, the module has the name.
    const module = target.isUrl ? (jsr[0] ?? "") : target.module;
    replaceWithJsr(specifier, `@std/${module}`, target.isUrl ? undefined : target.range, context);
  } else context.replaced.delete(specifier);
}

/** A name that stands for the server, which was converted with its call, or has a finding there. */
function isOnlyServe(name: ImportName, target: Library, context: DenoContext): boolean {
  if (target.kind !== "std" || name.name !== "serve" || !target.module.startsWith("http")) return false;
  const uses = usesInFile(name.local, context.checker);
  return uses.length > 0 && uses.every((use) => context.converted.has(use));
}

function formOfImport(name: ImportName, target: Library, context: DenoContext): LibraryForm {
  if (target.kind === "std" && name.name === "*") {
    const members = usesInFile(name.local, context.checker).map((use) => memberOf(use) ?? "*");
    return namespaceForm(target.module, members, target.isUrl);
  }
  return (
    formOf(target, name.name) ?? {
      kind: "refused",
      code: "deno-workers/url-import",
      message: "no package of npm is known to be the same",
    }
  );
}

/**
 * Converts one imported name and its uses.
 *
 * @returns false where the import of it stays
 */
function convertName(name: ImportName, form: LibraryForm, target: Library, context: DenoContext): boolean {
  const { collector, checker } = context;
  const file = name.local.getSourceFile();
  const uses = usesInFile(name.local, checker).filter((use) => !context.isGone(use));
  switch (form.kind) {
    case "module": {
      const local = context.import(file, {
        name: form.name,
        module: form.module,
        ...(name.local.text !== form.name && { as: name.local.text }),
        ...(name.isType && { isType: true }),
      });
      const further = furtherConversion(form.module, form.name);
      for (const use of uses) {
        const reason = further?.(use, context);
        if (reason !== undefined) context.find(use, "deno-workers/call-form", `\`${use.text}\`: ${reason}.`);
        if (local !== use.text) collector.replaceNode(use, local, code);
      }
      collector.remove(name.node, code);
      needPackage(form.module, target, name.node, context);
      return true;
    }
    case "global": {
      const refusal = uses.map((use) => [use, form.refuse(use)] as const).find(([, reason]) => reason !== undefined);
      if (refusal) {
        const [use, reason] = refusal;
        context.find(use, "deno-workers/crypto-algorithm", `\`${use.text}\` of the library stays: ${reason ?? ""}.`);
        return false;
      }
      collector.remove(name.node, code);
      return true;
    }
    case "use": {
      let isWhole = true;
      for (const use of uses) {
        const reason = form.convert(use, context);
        if (reason === undefined) continue;
        isWhole = false;
        context.find(use, "deno-workers/call-form", `\`${use.text}\` of ${labelOf(target)} stays: ${reason}.`);
      }
      if (isWhole) collector.remove(name.node, code);
      return isWhole;
    }
    case "jsr":
      return false;
    case "refused":
      context.find(name.node, form.code, `\`${name.name}\` of ${labelOf(target)}: ${form.message}.`);
      return false;
  }
}

/** `import * as bcrypt from "https://deno.land/x/bcrypt/mod.ts"`, `import postgres from "…/postgresjs/mod.js"` */
function convertWholeThirdParty(
  names: readonly ImportName[],
  specifier: ts.StringLiteral,
  target: Extract<Target, { kind: "x" }>,
  context: DenoContext,
): void {
  const known = packageOf(target.name);
  if (!known) {
    findUnknown(specifier, target, context);
    return;
  }
  for (const name of names) {
    for (const use of usesInFile(name.local, context.checker)) {
      const member = name.name === "*" ? memberOf(use) : undefined;
      const further = member === undefined ? undefined : furtherConversion(known.name, member);
      const reason = further?.(use, context);
      if (reason !== undefined) context.find(use, "deno-workers/call-form", `\`${use.text}\`: ${reason}.`);
    }
  }
  if (known.message !== undefined) context.find(specifier, "deno-workers/postgres", known.message);
  replaceSpecifier(specifier, known.name, context);
  context.need(known.name, rangeOf(known.name, target), specifier);
}

function labelOf(target: Library): string {
  return target.kind === "std" ? `std/${target.module}` : `deno.land/x/${target.name}`;
}

function findUnknown(specifier: ts.StringLiteralLike, target: Target, context: DenoContext): void {
  const [what, why] =
    target.kind === "std"
      ? (["deno-workers/std-module", "it is not converted"] as const)
      : (["deno-workers/url-import", "no package of npm is known to be the same"] as const);
  context.find(specifier, what, `\`${specifier.text}\`: ${why}.`);
}

/** Writes a specifier as wrangler's bundler resolves it. Names are not looked at. */
function convertSpecifier(specifier: ts.StringLiteralLike, context: DenoContext): void {
  const { modules, analysis } = context;
  const path = analysis.pathOf(specifier.getSourceFile());
  const mapped = modules.configs.resolve(specifier.text, path);
  if (typeof mapped === "object") {
    const relative = relativePath(directoryOf(path), mapped.path);
    replaceSpecifier(specifier, relative.startsWith(".") ? relative : `./${relative}`, context);
    return;
  }
  const target = modules.targetOf(specifier.text, path);
  switch (target.kind) {
    case "npm":
      replaceSpecifier(specifier, target.name + target.subpath, context);
      context.need(target.name, target.range ?? "latest", specifier);
      break;
    case "jsr": {
      const twin = npmTwin(target.name);
      if (twin === undefined) replaceWithJsr(specifier, target.name + target.subpath, target.range, context);
      else {
        replaceSpecifier(specifier, twin + target.subpath, context);
        context.need(twin, target.range ?? "latest", specifier);
      }
      break;
    }
    case "x": {
      const known = packageOf(target.name);
      if (!known) findUnknown(specifier, target, context);
      else {
        replaceSpecifier(specifier, known.name, context);
        context.need(known.name, rangeOf(known.name, target), specifier);
      }
      break;
    }
    case "std":
    case "url":
      findUnknown(specifier, target, context);
      break;
    case "other":
      break;
  }
}

/** @param name with its path: `@std/async/pool` */
export function replaceWithJsr(
  specifier: ts.StringLiteralLike,
  name: string,
  range: string | undefined,
  context: DenoContext,
): void {
  const [scope = "", packageName = ""] = name.split("/");
  replaceSpecifier(specifier, name, context);
  const published = `npm:@jsr/${scope.slice(1)}__${packageName}@${range ?? "1"}`;
  context.need(`${scope}/${packageName}`, published, specifier);
  context.jsrSpecifiers.push(specifier);
}

function replaceSpecifier(specifier: ts.StringLiteralLike, text: string, { collector }: DenoContext): void {
  if (specifier.text === text) return;
  const file = specifier.getSourceFile();
  collector.replace(file, { start: specifier.getStart() + 1, end: specifier.end - 1 }, text, "deno-workers/specifier");
}

/** The package that a module is a part of, unless it is Node's. */
function needPackage(module: string, target: Target, node: ts.Node, context: DenoContext): void {
  if (module.startsWith("node:")) return;
  const name = module.startsWith("@") ? module.split("/").slice(0, 2).join("/") : (module.split("/")[0] ?? "");
  context.need(name, rangeOf(name, target), node);
}

/** Files that only hand on what libraries have: `export { delay } from "https://deno.land/std/async/mod.ts"`. */
export function convertReExports(file: ts.SourceFile, context: DenoContext): void {
  const path = context.analysis.pathOf(file);
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement)) continue;
    const { moduleSpecifier: specifier, exportClause } = statement;
    if (!specifier || !ts.isStringLiteral(specifier)) continue;
    const target = context.modules.targetOf(specifier.text, path);
    if (target.kind !== "std" && target.kind !== "x") {
      convertSpecifier(specifier, context);
      continue;
    }
    if (!exportClause || !ts.isNamedExports(exportClause)) {
      if (target.kind === "x") convertSpecifier(specifier, context);
      else if (!target.isUrl) replaceWithJsr(specifier, `@std/${target.module}`, target.range, context);
      else findUnknown(specifier, target, context);
      continue;
    }
    convertNamedReExport(exportClause, specifier, target, context);
  }
}

function convertNamedReExport(
  clause: ts.NamedExports,
  specifier: ts.StringLiteral,
  target: Library,
  context: DenoContext,
): void {
  const forms = clause.elements.map((element) => {
    const name = (element.propertyName ?? element.name).text;
    return { element, name, form: formOf(target, name) };
  });
  const isConverted = ({ name, form }: (typeof forms)[number]) =>
    ((form?.kind === "use" || form?.kind === "global") && !context.keptNames.has(keyOf(target, name))) ||
    (target.kind === "std" && name === "serve" && !context.keptNames.has(keyOf(target, name)));
  const left = forms.filter((each) => !isConverted(each));
  for (const each of forms) if (!left.includes(each)) context.collector.remove(each.element, code);
  const [first] = left;
  if (!first) return;
  const { form } = first;
  if (
    form?.kind === "module" &&
    left.every(
      (each) => each.form?.kind === "module" && each.form.module === form.module && each.form.name === each.name,
    )
  ) {
    replaceSpecifier(specifier, form.module, context);
    needPackage(form.module, target, specifier, context);
    return;
  }
  if (form?.kind === "jsr" && target.kind === "std" && left.every((each) => each.form?.kind === "jsr")) {
    replaceWithJsr(specifier, `@std/${form.module}`, target.isUrl ? undefined : target.range, context);
    return;
  }
  for (const each of left) {
    const refused = each.form?.kind === "refused" ? each.form : undefined;
    context.find(
      each.element,
      refused?.code ?? (each.form ? "deno-workers/std-module" : "deno-workers/url-import"),
      `\`${each.name}\` of ${labelOf(target)}: ${refused?.message ?? (each.form ? "it comes together with names of other modules" : "no package of npm is known to be the same")}.`,
    );
  }
}
