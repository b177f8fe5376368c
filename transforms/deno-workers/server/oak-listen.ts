import { ts } from "ts-morph";
import { usesSemicolons } from "../../../src/typescript/file-style.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import { unusedVariables } from "../../../src/typescript/server/unused-variables.js";
import type { DenoContext } from "../deno-context.js";
import { importedNames, type ImportedFrom } from "../modules/project-modules.js";

const code = "deno-workers/listen-export";

/** Options of oak's `listen()` that are Cloudflare's business. https://jsr.io/@oak/oak/doc/~/ListenOptions */
const dropped: ReadonlySet<string> = new Set(["port", "hostname", "signal", "secure", "cert", "key", "alpnProtocols"]);

/** Whether the class whose instance listens is oak's `Application`, from where it has `fetch`: JSR, where 14.1.1 was the first. */
function isOak({ target, name }: ImportedFrom): boolean {
  return name === "Application" && target.kind === "jsr" && target.name === "@oak/oak" && target.subpath === "";
}

/**
 * `await app.listen({ port });` of oak at the top of a module → `export default { fetch: app.fetch };`
 *
 * `app.fetch` of oak 17.2 was compared on a local workerd with `listen()` on Deno. The package of npm, `@oakserver/oak` 14.1.0,
 * does not start there.
 *
 * @param call `app.listen(…)` of a class that the module imports
 * @returns why it stays
 */
function convertOakListen(call: ts.CallExpression, origin: ImportedFrom, context: DenoContext): string | undefined {
  if (!isOak(origin)) return "it serves by itself";
  const { expression: callee } = call;
  const file = call.getSourceFile();
  const path = context.analysis.pathOf(file);
  const outer = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const statement = outer.parent;
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !ts.isExpressionStatement(statement) ||
    !ts.isSourceFile(statement.parent)
  )
    return "it does not listen in a statement at the top of the module";
  const [options, ...others] = call.arguments;
  const isAddress = !options || ts.isStringLiteralLike(options) || ts.isTemplateExpression(options);
  const isKnown =
    isAddress ||
    (ts.isObjectLiteralExpression(options) &&
      options.properties.every(({ name }) => name !== undefined && dropped.has(name.getText())));
  if (!isKnown || others.length > 0) return "its options are not written here";
  if (context.entries.has(path) || defaultExportOf(file)) return "the module has another default export or server";
  context.entries.add(path);
  context.gone.add(statement);
  for (const declaration of unusedVariables(options ? [options] : [], context.checker))
    context.remove(declaration, code);
  const text = `export default { fetch: ${callee.expression.getText()}.fetch }${usesSemicolons(file) ? ";" : ""}`;
  context.collector.replaceNode(statement, text, code);
  return undefined;
}

/** Calls of `listen()` on what a module makes of an imported class: `const app = new Application()`. */
export function listenersOf(
  file: ts.SourceFile,
  context: DenoContext,
): readonly { readonly call: ts.CallExpression; readonly origin: ImportedFrom }[] {
  const found: { readonly call: ts.CallExpression; readonly origin: ImportedFrom }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const origin = listenerOrigin(node, context);
      if (origin) found.push({ call: node, origin });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function listenerOrigin(call: ts.CallExpression, context: DenoContext): ImportedFrom | undefined {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "listen" || !ts.isIdentifier(callee.expression))
    return undefined;
  const declaration = context.checker.getSymbolAtLocation(callee.expression)?.valueDeclaration;
  const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!made || !ts.isNewExpression(made) || !ts.isIdentifier(made.expression)) return undefined;
  const home = made.getSourceFile();
  for (const statement of home.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = made.expression;
    const imported = importedNames(statement).find(({ local }) => local.text === text);
    if (imported)
      return context.modules.origin(statement.moduleSpecifier.text, imported.name, context.analysis.pathOf(home));
  }
  return undefined;
}

/** Converts or names each framework that listens by itself. */
export function convertListeners(file: ts.SourceFile, context: DenoContext): void {
  for (const { call, origin } of listenersOf(file, context)) {
    const reason = convertOakListen(call, origin, context);
    if (reason === undefined) continue;
    context.find(call.expression, "deno-workers/listen", `\`${call.expression.getText()}()\`: ${reason}.`);
  }
}
