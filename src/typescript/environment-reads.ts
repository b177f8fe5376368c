import type { ts } from "ts-morph";
import type { SourceTree } from "../engine/source-tree.js";

/** An environment variable that code reads. */
export interface EnvironmentRead {
  readonly name: string;
  readonly path: string;
  /** The literal that stands in where it is not set: `process.env.PORT ?? "3000"`. */
  readonly fallback?: string;
}

/** A place that takes the whole environment, so that the names cannot be told. */
export interface WholeEnvironmentUse {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export interface EnvironmentReads {
  readonly reads: readonly EnvironmentRead[];
  readonly whole: readonly WholeEnvironmentUse[];
}

/** Set by runtimes, package managers and platforms, not by the people who deploy. */
const setByOthers =
  /^(?:NODE_ENV|NEXT_RUNTIME|NEXT_PHASE|CI|PATH|PWD|HOME|USER|SHELL|TZ|LANG|TERM|NO_COLOR|FORCE_COLOR|DEBUG|HOSTNAME|npm_.*|VERCEL|VERCEL_.*)$/;

/** A text without this word reads no environment. */
const trigger = /\benv\b/;

/**
 * The environment variables that files read: `process.env.NAME`, `Bun.env.NAME`, `Deno.env.get("NAME")`, destructured,
 * through a constant that holds the environment, and as the keys of a zod schema that parses it. Told from syntax alone.
 *
 * @param paths files of the tree; those without an environment in their text are not parsed
 */
export async function readsOfEnvironment(tree: SourceTree, paths: readonly string[]): Promise<EnvironmentReads> {
  const texts = paths.flatMap((path) => {
    const text = tree.read(path) ?? "";
    return trigger.test(text) ? [{ path, text }] : [];
  });
  if (texts.length === 0) return { reads: [], whole: [] };
  const typescript = (await import("ts-morph")).ts;
  const reads: EnvironmentRead[] = [];
  const whole: WholeEnvironmentUse[] = [];
  for (const { path, text } of texts) {
    const file = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true);
    collect(typescript, file, path, reads, whole);
  }
  return { reads: reads.filter(({ name }) => !setByOthers.test(name)), whole };
}

function collect(
  typescript: typeof ts,
  file: ts.SourceFile,
  path: string,
  reads: EnvironmentRead[],
  whole: WholeEnvironmentUse[],
): void {
  const held = new Set<string>();
  const schemas = new Map<string, readonly string[]>();
  const add = (name: string, at?: ts.Node) => {
    const fallback = at && fallbackOf(typescript, at);
    reads.push({ name, path, ...(fallback !== undefined && { fallback }) });
  };

  const isEnvironment = (node: ts.Node): boolean =>
    typescript.isIdentifier(node) ? held.has(node.text) : isEnvironmentExpression(typescript, node);

  /** The names that a use of the environment as a value reads; undefined where they cannot be told. */
  const namesOfUse = (use: ts.Node): boolean => {
    const { parent } = use;
    if (typescript.isPropertyAccessExpression(parent) && parent.expression === use) {
      if (isDenoEnvironment(typescript, use)) return namesOfDenoUse(parent);
      add(parent.name.text, parent);
      return true;
    }
    if (typescript.isElementAccessExpression(parent) && parent.expression === use) {
      if (!typescript.isStringLiteralLike(parent.argumentExpression)) return false;
      add(parent.argumentExpression.text, parent);
      return true;
    }
    if (typescript.isVariableDeclaration(parent) && parent.initializer === use) {
      if (typescript.isIdentifier(parent.name)) return held.has(parent.name.text);
      if (typescript.isObjectBindingPattern(parent.name)) return namesOfPattern(parent.name);
    }
    if (typescript.isCallExpression(parent) && parent.arguments.some((argument) => argument === use)) {
      const names = schemaOfCall(parent);
      for (const name of names ?? []) add(name);
      return names !== undefined;
    }
    return false;
  };

  const namesOfDenoUse = (method: ts.PropertyAccessExpression): boolean => {
    const call = method.parent;
    if (!typescript.isCallExpression(call) || call.expression !== method) return false;
    const [name] = call.arguments;
    if (!name || !typescript.isStringLiteralLike(name)) return false;
    if (method.name.text === "get") add(name.text, call);
    return true;
  };

  const namesOfPattern = (pattern: ts.ObjectBindingPattern): boolean => {
    let told = true;
    for (const { propertyName, name, dotDotDotToken, initializer } of pattern.elements) {
      const key = propertyName ?? name;
      if (dotDotDotToken || !(typescript.isIdentifier(key) || typescript.isStringLiteralLike(key))) {
        told = false;
        continue;
      }
      const fallback = initializer && literalOf(typescript, initializer);
      reads.push({ name: key.text, path, ...(fallback !== undefined && { fallback }) });
    }
    return told;
  };

  const schemaOfCall = ({ expression }: ts.CallExpression): readonly string[] | undefined => {
    if (!typescript.isPropertyAccessExpression(expression) || !/^(?:safeP|p)arse/.test(expression.name.text))
      return undefined;
    const schema = expression.expression;
    return typescript.isIdentifier(schema) ? schemas.get(schema.text) : keysOfSchema(typescript, schema);
  };

  const declare = (node: ts.Node): void => {
    if (typescript.isVariableDeclaration(node) && node.initializer && typescript.isIdentifier(node.name)) {
      if (isEnvironmentExpression(typescript, node.initializer) && !isDenoEnvironment(typescript, node.initializer))
        held.add(node.name.text);
      const keys = keysOfSchema(typescript, node.initializer);
      if (keys) schemas.set(node.name.text, keys);
    }
    if (
      typescript.isImportDeclaration(node) &&
      typescript.isStringLiteral(node.moduleSpecifier) &&
      /^(?:node:)?process$/.test(node.moduleSpecifier.text)
    ) {
      const bindings = node.importClause?.namedBindings;
      if (bindings && typescript.isNamedImports(bindings))
        for (const { name, propertyName } of bindings.elements)
          if ((propertyName ?? name).text === "env") held.add(name.text);
    }
    typescript.forEachChild(node, declare);
  };
  declare(file);

  const visit = (node: ts.Node): void => {
    if (isEnvironment(node) && isValue(typescript, node)) {
      if (!namesOfUse(node))
        whole.push({ path, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 });
      if (!typescript.isIdentifier(node)) return;
    }
    typescript.forEachChild(node, visit);
  };
  visit(file);
}

/** `process.env`, `Bun.env`, `Deno.env`. */
function isEnvironmentExpression(typescript: typeof ts, node: ts.Node): boolean {
  return (
    typescript.isPropertyAccessExpression(node) &&
    node.name.text === "env" &&
    typescript.isIdentifier(node.expression) &&
    ["process", "Bun", "Deno"].includes(node.expression.text)
  );
}

function isDenoEnvironment(typescript: typeof ts, node: ts.Node): boolean {
  return typescript.isPropertyAccessExpression(node) && node.expression.getText() === "Deno";
}

/** Whether an identifier stands for a value: not the name of a declaration, an import or a property. */
function isValue(typescript: typeof ts, node: ts.Node): boolean {
  if (!typescript.isIdentifier(node)) return true;
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (typescript.isImportSpecifier(parent) || typescript.isPropertyAssignment(parent)) return false;
  if (typescript.isVariableDeclaration(parent) || typescript.isParameter(parent)) return parent.initializer === node;
  return !typescript.isBindingElement(parent);
}

/** The literal behind `??` or `||` that follows a read. */
function fallbackOf(typescript: typeof ts, read: ts.Node): string | undefined {
  const { parent } = read;
  if (!typescript.isBinaryExpression(parent) || parent.left !== read) return undefined;
  const { kind } = parent.operatorToken;
  const { QuestionQuestionToken, BarBarToken } = typescript.SyntaxKind;
  return kind === QuestionQuestionToken || kind === BarBarToken ? literalOf(typescript, parent.right) : undefined;
}

function literalOf(typescript: typeof ts, node: ts.Node): string | undefined {
  return typescript.isStringLiteralLike(node) || typescript.isNumericLiteral(node) ? node.text : undefined;
}

/** The keys of `z.object({ … })`, with whatever is chained to it. */
function keysOfSchema(typescript: typeof ts, node: ts.Node): readonly string[] | undefined {
  if (!typescript.isCallExpression(node) || !typescript.isPropertyAccessExpression(node.expression)) return undefined;
  if (node.expression.name.text !== "object") return keysOfSchema(typescript, node.expression.expression);
  const [shape] = node.arguments;
  if (!shape || !typescript.isObjectLiteralExpression(shape)) return undefined;
  return shape.properties.flatMap(({ name }) =>
    name && (typescript.isIdentifier(name) || typescript.isStringLiteralLike(name)) ? [name.text] : [],
  );
}
