import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { exportsNamed, topLevelVariable } from "./module-exports.js";

/**
 * Which runtime the default export of a pages-router API route is written for. `node`: `(req, res)`, writing to `res`.
 * `edge`: takes a `Request` and returns a `Response`. `unknown`: the file does not show it, or shows both.
 */
export type HandlerSignature = "node" | "edge" | "unknown";

/** Methods of NextApiResponse and ServerResponse; the second parameter of an edge handler has none of them. */
const responseMethods = new Set([
  "status", "json", "send", "end", "write", "writeHead", "setHeader", "redirect", "revalidate", "setDraftMode",
  "setPreviewData", "pipe",
]); // prettier-ignore

export function handlerSignature(sourceFile: ts.SourceFile): HandlerSignature {
  const handler = defaultExport(sourceFile);
  if (!handler) return "unknown";
  const node = isTypedForNode(handler) || takesNodeParameters(handler.function);
  const edge = returnsResponse(handler.function);
  if (node === edge) return "unknown";
  return node ? "node" : "edge";
}

interface Handler {
  readonly function: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
  /** Types that stand beside the function: `const handler: NextApiHandler = …`, `… satisfies NextApiHandler`. */
  readonly types: readonly ts.TypeNode[];
}

function defaultExport(sourceFile: ts.SourceFile): Handler | undefined {
  for (const statement of sourceFile.statements) {
    if (ts.isFunctionDeclaration(statement) && isDefault(statement)) return { function: statement, types: [] };
    if (ts.isExportAssignment(statement) && !statement.isExportEquals) {
      return handlerIn(statement.expression, sourceFile, []);
    }
  }
  const [specifier] = exportsNamed(sourceFile, "default");
  if (specifier?.kind !== "specifier" || specifier.from !== undefined) return undefined;
  return handlerNamed((specifier.node.propertyName ?? specifier.node.name).text, sourceFile, []);
}

function handlerIn(
  expression: ts.Expression,
  sourceFile: ts.SourceFile,
  types: readonly ts.TypeNode[],
): Handler | undefined {
  const inner = withoutOuterExpressions(expression);
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) {
    return { function: inner, types: [...types, ...outerTypes(expression)] };
  }
  return ts.isIdentifier(inner) ? handlerNamed(inner.text, sourceFile, outerTypes(expression)) : undefined;
}

function handlerNamed(name: string, sourceFile: ts.SourceFile, types: readonly ts.TypeNode[]): Handler | undefined {
  const declared = sourceFile.statements.find(
    (statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name && statement.body !== undefined,
  );
  if (declared) return { function: declared as ts.FunctionDeclaration, types };
  const variable = topLevelVariable(sourceFile, name);
  const value = variable?.initializer && withoutOuterExpressions(variable.initializer);
  // One step through a variable is what people write; a longer chain is left to them.
  if (!variable?.initializer || !value || ts.isIdentifier(value)) return undefined;
  return handlerIn(variable.initializer, sourceFile, variable.type ? [...types, variable.type] : types);
}

function outerTypes(expression: ts.Expression): ts.TypeNode[] {
  if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression)) {
    return [expression.type, ...outerTypes(expression.expression)];
  }
  return ts.isParenthesizedExpression(expression) ? outerTypes(expression.expression) : [];
}

function isDefault(statement: ts.FunctionDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

function isTypedForNode({ types }: Handler): boolean {
  return types.some((type) => typeName(type) === "NextApiHandler");
}

function takesNodeParameters({ parameters, body }: Handler["function"]): boolean {
  const [request, response] = parameters;
  if (["NextApiRequest", "IncomingMessage"].includes(typeName(request?.type))) return true;
  if (["NextApiResponse", "ServerResponse"].includes(typeName(response?.type))) return true;
  if (!response || !body || response.type || !ts.isIdentifier(response.name)) return false;
  const { text: name } = response.name;
  return someNode(
    body,
    (node) =>
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === name &&
      responseMethods.has(node.name.text),
  );
}

function returnsResponse(handler: Handler["function"]): boolean {
  const parameterType = typeName(handler.parameters[0]?.type);
  if (parameterType === "Request" || parameterType === "NextRequest") return true;
  if (handler.type && someNode(handler.type, (node) => isResponseName(typeName(node)))) return true;
  const { body } = handler;
  if (!body) return false;
  if (!ts.isBlock(body)) return isResponse(body);
  return someNode(
    body,
    (node) => ts.isReturnStatement(node) && node.expression !== undefined && isResponse(node.expression),
  );
}

/** `new Response(…)`, `Response.json(…)`, `NextResponse.redirect(…)` */
function isResponse(expression: ts.Expression): boolean {
  const inner = withoutOuterExpressions(expression);
  if (ts.isAwaitExpression(inner)) return isResponse(inner.expression);
  if (ts.isConditionalExpression(inner)) return isResponse(inner.whenTrue) || isResponse(inner.whenFalse);
  if (ts.isNewExpression(inner)) return ts.isIdentifier(inner.expression) && isResponseName(inner.expression.text);
  return (
    ts.isCallExpression(inner) &&
    ts.isPropertyAccessExpression(inner.expression) &&
    ts.isIdentifier(inner.expression.expression) &&
    isResponseName(inner.expression.expression.text)
  );
}

function isResponseName(name: string): boolean {
  return name === "Response" || name === "NextResponse";
}

function typeName(type: ts.Node | undefined): string {
  if (!type || !ts.isTypeReferenceNode(type)) return "";
  return ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text;
}

/** Whether a node, or one somewhere inside of it, answers to the test. */
function someNode(node: ts.Node, test: (node: ts.Node) => boolean): boolean {
  if (test(node)) return true;
  return ts.forEachChild(node, (child) => someNode(child, test)) ?? false;
}
