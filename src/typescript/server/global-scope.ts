import { ts } from "ts-morph";
import type { CodeName } from "../../engine/plan.js";
import { dottedName } from "../dotted-name.js";
import { runsAtLoad } from "../runs-at-load.js";
import type { RuntimeContext } from "./runtime-context.js";

/** Calls that a Worker refuses while it loads. https://developers.cloudflare.com/workers/runtime-apis/ */
const refused: Readonly<Record<string, string>> = {
  fetch: "a request",
  "crypto.randomUUID": "a random value",
  "crypto.getRandomValues": "a random value",
  "Response.json": "a response with a body",
};

/** Names what a module does while it loads, and a Worker does only in a request: a Worker with it does not start. */
export function findGlobalScope<Code extends CodeName>(
  node: ts.CallExpression | ts.NewExpression,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  const name = dottedName(node.expression) ?? "";
  const [first] = node.arguments ?? [];
  const isEmpty = !first || first.kind === ts.SyntaxKind.NullKeyword || dottedName(first) === "undefined";
  const what = ts.isNewExpression(node)
    ? name === "Response" && !isEmpty
      ? "a response with a body"
      : undefined
    : Object.hasOwn(refused, name)
      ? refused[name]
      : undefined;
  if (what === undefined || !runsAtLoad(node) || context.isGone(node)) return;
  const symbol = context.checker.getSymbolAtLocation(ts.isIdentifier(node.expression) ? node.expression : node);
  const isOwn = symbol?.declarations?.some((each) => context.analysis.isUserFile(each.getSourceFile()));
  if (!isOwn)
    context.find(
      node,
      code,
      `\`${name}()\` makes ${what} while the module loads, which a Worker does in a request only.`,
    );
}
