import { ts } from "ts-morph";
import type { CodeName } from "../../engine/plan.js";
import type { EditCollector } from "../edit-collector.js";
import { commentsIn, withoutComments } from "./comments.js";
import { acceptanceOf, isPromise } from "./promise-types.js";

/**
 * Makes a declared return type one of a promise: `T` → `Promise<T>`, or `T | Promise<T>` for a type that is given many
 * functions. There `void` becomes `unknown`, since `void | Promise<void>` no longer takes functions that give a value
 * nobody asked for. A type that says so already stays, as does a function without a declared type.
 */
export function changeReturnType(
  checker: ts.TypeChecker,
  collector: EditCollector,
  node: ts.SignatureDeclaration,
  style: "promise" | "maybe",
  code: CodeName,
  because: readonly string[],
): void {
  const declared = node.type;
  if (!declared) return;
  const type = checker.getTypeFromTypeNode(declared);
  if (style === "maybe") {
    if (acceptanceOf(checker, type) === "accepted") return;
    if (declared.kind === ts.SyntaxKind.VoidKeyword) {
      collector.replaceNode(declared, "unknown", code, because);
      return;
    }
    const text = withoutComments(declared.getText());
    const [open, close] = bindsLooserThanUnion(declared) ? ["(", ")"] : ["", ""];
    collector.wrapNode(declared, open, `${close} | Promise<${text}>`, code, because);
    return;
  }
  if (isPromise(checker, type)) {
    // An async function may only be declared to return the global Promise.
    if (ts.isTypeReferenceNode(declared) && declared.typeName.getText() === "PromiseLike") {
      collector.replaceNode(declared.typeName, "Promise", code, because);
    }
    return;
  }
  const promised = promiseInUnion(checker, declared);
  if (promised) {
    const { text } = node.getSourceFile();
    const before = commentsIn(text.slice(declared.getStart(), promised.getStart()));
    const after = commentsIn(text.slice(promised.end, declared.end));
    collector.replaceNode(declared, `${before}${promised.getText()}${after}`, code, because);
  } else collector.wrapNode(declared, "Promise<", ">", code, because);
}

/** `Promise<User>` in `User | Promise<User>`. */
function promiseInUnion(checker: ts.TypeChecker, declared: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isUnionTypeNode(declared)) return undefined;
  const promise = declared.types.find((member) => isPromise(checker, checker.getTypeFromTypeNode(member)));
  if (!promise || !ts.isTypeReferenceNode(promise)) return undefined;
  const others = declared.types
    .filter((member) => member !== promise)
    .map((member) => withoutComments(member.getText()));
  const [value] = promise.typeArguments ?? [];
  return value && withoutComments(value.getText()) === others.join(" | ") ? promise : undefined;
}

function bindsLooserThanUnion(node: ts.TypeNode): boolean {
  return ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node) || ts.isConditionalTypeNode(node);
}
