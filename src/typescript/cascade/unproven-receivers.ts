import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";
import { isOfAnotherPackage } from "../foreign-values.js";
import type { Cause } from "./cause.js";
import type { Group } from "./contracts.js";
import type { ReferenceIndex } from "./references.js";

export interface SuspectCall {
  readonly call: ts.CallExpression;
  readonly cause: Cause;
}

/**
 * Calls of methods on values of type `any`, by the name of a method that became async. A name of one word (`get`,
 * `status`) says nothing: it counts only where the receiver is called what proven receivers are called (`repo.get()`), so
 * that the report is not flooded.
 */
export function* suspectCalls(
  analysis: Analysis,
  references: ReferenceIndex,
  groups: ReadonlyMap<Group, Cause>,
): Iterable<SuspectCall> {
  for (const [group, cause] of groups) {
    const methodNames = new Set<string>();
    for (const member of group.members) {
      if (
        !ts.isMethodDeclaration(member) &&
        !ts.isMethodSignature(member) &&
        !ts.isPropertyDeclaration(member) &&
        !ts.isPropertyAssignment(member)
      )
        continue;
      if (ts.isIdentifier(member.name)) methodNames.add(member.name.text);
    }
    if (methodNames.size === 0) continue;
    const receiverNames = new Set(references.to(group.members).flatMap((name) => receiverNameOf(name.parent) ?? []));
    for (const methodName of methodNames) {
      for (const name of references.named(methodName)) {
        const access = name.parent;
        if (!ts.isPropertyAccessExpression(access) || access.name !== name) continue;
        const call = access.parent;
        if (!ts.isCallExpression(call) || call.expression !== access) continue;
        if (ts.isAwaitExpression(call.parent)) continue;
        const receiver = receiverNameOf(access);
        const isTelling = /[a-z\d][A-Z]/.test(methodName) || (receiver !== undefined && receiverNames.has(receiver));
        if (!isTelling || !isAny(analysis.checker, access.expression)) continue;
        if (!isOfAnotherPackage(access.expression, analysis.checker)) yield { call, cause };
      }
    }
  }
}

function isAny(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  return (checker.getTypeAtLocation(expression).flags & ts.TypeFlags.Any) !== 0;
}

/** `repo` in `repo.find` and in `this.repo.find`. */
function receiverNameOf(access: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(access)) return undefined;
  const receiver = access.expression;
  if (ts.isIdentifier(receiver)) return receiver.text;
  return ts.isPropertyAccessExpression(receiver) ? receiver.name.text : undefined;
}
