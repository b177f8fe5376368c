import { ts } from "ts-morph";
import type { DenoContext } from "../deno-context.js";

const code = "deno-workers/api";

/** Converts `Deno.env.get("NAME")` and its like. @param node `Deno.env` */
export function convertEnvironment(node: ts.Node, context: DenoContext): void {
  const { collector } = context;
  const member = node.parent;
  const call = member.parent;
  const isCall =
    ts.isPropertyAccessExpression(member) &&
    member.expression === node &&
    ts.isCallExpression(call) &&
    call.expression === member;
  if (!isCall) {
    context.find(node, "deno-workers/call-form", `\`${node.getText()}\` is not asked for a variable here.`);
    return;
  }
  const [key, value] = call.arguments;
  const file = node.getSourceFile();
  const { text: method } = member.name;
  if (method === "toObject" && !key) {
    collector.replaceNode(call, "{ ...process.env }", code);
    return;
  }
  if (!key || ts.isSpreadElement(key) || !["get", "has", "set", "delete"].includes(method)) {
    context.find(node, "deno-workers/call-form", `\`${call.getText()}\` is no known use of the environment.`);
    return;
  }
  const name = ts.isStringLiteralLike(key) && /^[A-Za-z_$][\w$]*$/.test(key.text) ? key.text : undefined;
  const start = call.getStart();
  if (method === "has") {
    const [open, close] = needsParentheses(call) ? ["(", ")"] : ["", ""];
    collector.replace(file, { start, end: key.getStart() }, open, code);
    collector.replace(file, { start: key.end, end: call.end }, ` in process.env${close}`, code);
    return;
  }
  const isStatement = ts.isExpressionStatement(call.parent);
  if ((method === "set" || method === "delete") && !isStatement) {
    context.find(node, "deno-workers/call-form", `\`Deno.env.${method}()\` is a part of an expression.`);
    return;
  }
  const before = method === "delete" ? "delete process.env" : "process.env";
  const afterKey = method === "set" && value ? " = " : "";
  const end = method === "set" && value ? value.getStart() : call.end;
  if (name !== undefined) collector.replace(file, { start, end }, `${before}.${name}${afterKey}`, code);
  else {
    collector.replace(file, { start, end: key.getStart() }, `${before}[`, code);
    collector.replace(file, { start: key.end, end }, `]${afterKey}`, code);
  }
  if (method === "set" && value) collector.replace(file, { start: value.end, end: call.end }, "", code);
}

/** `"A" in process.env` binds less than `!` and comparisons. */
function needsParentheses({ parent }: ts.CallExpression): boolean {
  return (
    ts.isPrefixUnaryExpression(parent) ||
    (ts.isBinaryExpression(parent) &&
      ![ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.EqualsToken].includes(
        parent.operatorToken.kind,
      ))
  );
}
