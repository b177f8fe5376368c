import { ts } from "ts-morph";

/** Whether a value of the type is a promise (anything with a `then` method), in all members of a union. */
export function isPromise(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every((member) => isPromise(checker, member));
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0) return false;
  const then = checker.getPropertyOfType(type, "then");
  return then !== undefined && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
}

/** Whether a promise is among what a declared type stands for, in either branch of a condition. */
export function mayBePromise(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some((member) => mayBePromise(checker, member));
  if (type.flags & ts.TypeFlags.Conditional) {
    const { trueType, falseType } = (type as ts.ConditionalType).root.node;
    return [trueType, falseType].some((node) => mayBePromise(checker, checker.getTypeFromTypeNode(node)));
  }
  return isPromise(checker, type);
}

/** Whether the function gives a promise already, with or without the word `async`. */
export function returnsPromise(checker: ts.TypeChecker, node: ts.SignatureDeclaration): boolean {
  const signature = checker.getSignatureFromDeclaration(node);
  return signature !== undefined && isPromise(checker, checker.getReturnTypeOfSignature(signature));
}

/**
 * What becomes of a promise that a function of this return type gives: `accepted`, dropped (`void`), handed on through
 * a type parameter (`generic`), or mistaken for the value (`refused`).
 */
export type Acceptance = "accepted" | "void" | "generic" | "refused";

export function acceptanceOf(checker: ts.TypeChecker, returnType: ts.Type): Acceptance {
  const { flags } = returnType;
  if (isUnresolved(returnType)) return "refused";
  if ((flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return "accepted";
  if ((flags & ts.TypeFlags.Void) !== 0) return "void";
  if ((flags & ts.TypeFlags.TypeParameter) !== 0) {
    const constraint = checker.getBaseConstraintOfType(returnType);
    if (!constraint || (constraint.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return "generic";
    return acceptanceOf(checker, constraint);
  }
  // `Result<Kind, T>`: what it is shows only where the type parameters are known.
  if ((flags & (ts.TypeFlags.IndexedAccess | ts.TypeFlags.Conditional)) !== 0) return "generic";
  const members = returnType.isUnion() ? returnType.types : [returnType];
  return members.some((member) => isPromise(checker, member) || isUnknown(member)) ? "accepted" : "refused";
}

/** A name whose declaration is not there, as `Response` on a checkout without its types: no `any` that someone wrote. */
function isUnresolved(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Any) !== 0 && (type as { intrinsicName?: string }).intrinsicName === "error";
}

function isUnknown(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

/** The call signatures of a function type, also of an optional one or of a union of them. */
export function callSignaturesOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Signature[] {
  const present = checker.getNonNullableType(type);
  const constrained = checker.getBaseConstraintOfType(present) ?? present;
  const members = constrained.isUnion() ? constrained.types : [constrained];
  return members.flatMap((member) => [...member.getCallSignatures()]);
}

/** What a function type does with a promise. Several signatures: the one that treats it best. */
export function acceptanceOfFunctionType(checker: ts.TypeChecker, type: ts.Type): Acceptance {
  const order: readonly Acceptance[] = ["accepted", "generic", "void", "refused"];
  const signatures = callSignaturesOf(checker, type);
  // `any`, `unknown`, `Function`: nothing says that the value is used.
  if (signatures.length === 0) return "accepted";
  const found = new Set(signatures.map((signature) => acceptanceOf(checker, signature.getReturnType())));
  return order.find((acceptance) => found.has(acceptance)) ?? "refused";
}
