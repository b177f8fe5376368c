import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";
import { isArrayMethod, rewriteArrayMethod, rewriteMap } from "./array-methods.js";
import { parentOf } from "./await-placement.js";
import { type CallRewrite, awaited } from "./call-rewrite.js";
import { type Refusal, codeOf } from "./codes.js";
import { type ForEachLoop, type Iterated, planForEach } from "./for-each.js";
import { type AsyncCapable, isAsyncCapable, isTypeOnlyWrapper } from "./function-kinds.js";
import { mockPartOf } from "./mocks.js";
import {
  type Acceptance,
  acceptanceOf,
  acceptanceOfFunctionType,
  callSignaturesOf,
  mayBePromise,
} from "./promise-types.js";
import { importedFrom, matcherOf, testCallOf } from "./test-frameworks.js";

/** What the code around a function value does with the promise that the function gives from now on. */
export type Role =
  /** It calls the function: the call's value is a promise. */
  | { readonly kind: "called"; readonly call: ts.CallExpression }
  /** It keeps the function in variables, properties or parameters, which have to be followed. */
  | { readonly kind: "kept"; readonly slots: readonly ts.Node[] }
  /** Another expression now stands for the function: `f.bind(x)`, `useCallback(f)`. */
  | { readonly kind: "same"; readonly expression: ts.Expression }
  /** A function gives it back: the values of that function's calls have to be followed. */
  | { readonly kind: "returned"; readonly from: AsyncCapable }
  /** It waits for the promise, or does not look at it. */
  | { readonly kind: "accepted" }
  /** It takes the function, but nobody waits for the promise. */
  | { readonly kind: "ignored"; readonly message: string }
  /** The call that takes the function has to be awaited. */
  | { readonly kind: "awaited"; readonly rewrite: CallRewrite }
  | { readonly kind: "loop"; readonly loop: ForEachLoop }
  /** It is a mock, and the call says what the mocked function gives. */
  | { readonly kind: "mocked"; readonly call: ts.CallExpression }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const typedArray = /^(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array$/;
const thrownMatcher = /^(?:toThrow|toThrowError|toThrowErrorMatching\w+)$/;

/** Functions of the platform that never look at what their callback returns, whatever their types say. */
const ignoring: ReadonlySet<string> = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "requestAnimationFrame",
  "addEventListener",
]);

/** Types that say nothing before their type parameters are known. */
const openTypes = ts.TypeFlags.TypeParameter | ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess;

/** Works out the role of function values. */
export class Roles {
  readonly #analysis: Analysis;
  readonly #replacedBy: ReadonlyMap<ts.Expression, ts.Expression> | undefined;

  constructor(analysis: Analysis, replacedBy: ReadonlyMap<ts.Expression, ts.Expression> | undefined) {
    this.#analysis = analysis;
    this.#replacedBy = replacedBy;
  }

  /** The role of a function value: an inline function, or an expression that names a function. */
  of(value: ts.Expression): Role {
    const { checker } = this.#analysis;
    const [child, parent] = this.#outermost(value);

    if (ts.isCallExpression(parent)) {
      if (parent.expression === child) return { kind: "called", call: parent };
      return this.#roleOfArgument(parent, child);
    }
    if (ts.isNewExpression(parent)) {
      if (parent.expression === child) return refused("constructed", "as a constructor");
      return this.#roleOfArgument(parent, child);
    }
    if (ts.isPropertyAccessExpression(parent) && parent.expression === child) return this.#roleOfMember(parent);
    if (ts.isTaggedTemplateExpression(parent)) return refused("tagged-template", "as a template tag");
    if (ts.isDecorator(parent)) return refused("decorator-argument", "as a decorator");
    if (ts.isJsxOpeningElement(parent) || ts.isJsxSelfClosingElement(parent)) {
      return refused("jsx-component", "as a JSX element");
    }
    if (ts.isJsxClosingElement(parent)) return { kind: "accepted" };
    if (ts.isJsxExpression(parent)) return this.#roleInJsx(parent, child);
    if (
      ts.isVariableDeclaration(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isExportAssignment(parent)
    ) {
      return { kind: "kept", slots: [parent] };
    }
    if (ts.isBinaryExpression(parent)) return this.#roleInBinary(parent, child);
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === child)) {
      const contextual = checker.getContextualType(child);
      if (contextual && callSignaturesOf(checker, contextual).length > 0) return this.#roleByType(contextual);
      const owner = ts.findAncestor(parent, ts.isFunctionLike);
      if (owner && isAsyncCapable(owner)) return { kind: "returned", from: owner };
    }
    if (ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent)) {
      const contextual = checker.getContextualType(child);
      if (contextual) return this.#roleByType(contextual);
      return refused("passed-as-value", "in a list, out of sight");
    }
    return { kind: "accepted" };
  }

  /** Climbs through parentheses, assertions, choices and calls that the value replaces. */
  #outermost(value: ts.Expression): [child: ts.Expression, parent: ts.Node] {
    let [child, parent] = parentOf(value, this.#replacedBy);
    for (;;) {
      const isChoice =
        (ts.isConditionalExpression(parent) && parent.condition !== child) ||
        (ts.isBinaryExpression(parent) && isLogical(parent.operatorToken.kind));
      const isWrapper =
        ts.isParenthesizedExpression(parent) || isTypeOnlyWrapper(parent) || ts.isAwaitExpression(parent);
      if (!isChoice && !isWrapper) return [child, parent];
      [child, parent] = parentOf(parent as ts.Expression, this.#replacedBy);
    }
  }

  #roleOfMember(access: ts.PropertyAccessExpression): Role {
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) return { kind: "accepted" };
    if (access.name.text === "call" || access.name.text === "apply") return { kind: "called", call };
    if (access.name.text === "bind") return { kind: "same", expression: call };
    return mockPartOf(call) ? { kind: "mocked", call } : { kind: "accepted" };
  }

  #roleInJsx(container: ts.JsxExpression, child: ts.Expression): Role {
    if (ts.isJsxAttribute(container.parent) && /^on[A-Z]/.test(container.parent.name.getText()))
      return { kind: "accepted" };
    const contextual = this.#analysis.checker.getContextualType(child);
    if (!contextual || !ts.isJsxAttribute(container.parent))
      return refused("jsx-expression", "inside JSX, which cannot wait");
    const role = this.#roleByType(contextual);
    return role.kind === "refused"
      ? refused("jsx-expression", "in a function that a component expects a value of")
      : role;
  }

  #roleInBinary(binary: ts.BinaryExpression, child: ts.Expression): Role {
    const { kind } = binary.operatorToken;
    const assigns =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken;
    if (!assigns || binary.right !== child) return { kind: "accepted" };
    const { checker } = this.#analysis;
    const declarations = checker.getSymbolAtLocation(binary.left)?.declarations ?? [];
    const slots = declarations.filter((declaration) => this.#analysis.isUserFile(declaration.getSourceFile()));
    if (slots.length > 0) return { kind: "kept", slots };
    // `socket.onmessage = …`, whose type says `any`.
    const event = lastNameOf(binary.left);
    if (/^on[a-z]/.test(event)) return this.#roleByAcceptance("void", `\`${event}\``);
    return this.#roleByType(checker.getTypeAtLocation(binary.left));
  }

  /** The role by what a declared type says about return values. */
  #roleByType(type: ts.Type): Role {
    const { checker } = this.#analysis;
    const acceptance = acceptanceOfFunctionType(checker, type);
    if (acceptance === "accepted") return { kind: "accepted" };
    const contracts = callSignaturesOf(checker, type)
      .map((signature) => signature.declaration as ts.Node | undefined)
      .filter((declaration) => declaration !== undefined)
      .filter((declaration) => this.#analysis.isUserFile(declaration.getSourceFile()) && isSignatureType(declaration));
    if (contracts.length > 0) return { kind: "kept", slots: contracts };
    return this.#roleByAcceptance(acceptance, "what it is given to");
  }

  #roleByAcceptance(acceptance: Acceptance, taker: string): Role {
    if (acceptance === "accepted") return { kind: "accepted" };
    if (acceptance === "void") {
      return { kind: "ignored", message: `nothing waits for this callback: ${taker} ignores what it returns` };
    }
    return refused("sync-callback", `in a callback whose value ${taker} uses at once`);
  }

  #roleOfArgument(call: ts.CallExpression | ts.NewExpression, argument: ts.Expression): Role {
    if (ts.isCallExpression(call)) {
      const special =
        this.#roleInTest(call, argument) ??
        this.#roleInAssertion(call, argument) ??
        this.#roleInArrayMethod(call, argument);
      if (special) return special;
    }
    const { checker } = this.#analysis;
    const signature = checker.getResolvedSignature(call);
    const declaration = signature?.declaration as ts.SignatureDeclaration | undefined;
    if (ts.isNewExpression(call) && this.#isStandardPromise(call)) {
      return refused("promise-executor", "in the executor of a promise, which should not wait");
    }
    if (ts.isCallExpression(call) && lastNameOf(call.expression) === "mocked")
      return { kind: "same", expression: call };
    const taker = `\`${call.expression.getText().split(/\s+/).join("").slice(-40)}\``;
    const isOwn = declaration !== undefined && this.#analysis.isUserFile(declaration.getSourceFile());
    if (!isOwn && ignoring.has(lastNameOf(call.expression))) return this.#roleByAcceptance("void", taker);
    if (!signature || !declaration) return { kind: "accepted" };
    const index = call.arguments?.indexOf(argument) ?? -1;
    const parameters = declaration.parameters.filter((parameter) => parameter.name.getText() !== "this");
    const parameter = parameters[Math.min(index, parameters.length - 1)];
    if (!parameter) return { kind: "accepted" };
    // Promise.prototype.finally waits, although its type says `void`.
    if (this.#isStandard(declaration) && standardOwner(declaration) === "Promise") return { kind: "accepted" };

    const declared = this.#declaredTypeOf(parameter);
    // A type that depends on type parameters says nothing before they are known (Node's EventEmitter listeners).
    const isOpen = (declared.flags & (ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess)) !== 0;
    const type = (isOpen ? checker.getContextualType(argument) : undefined) ?? declared;
    if ((type.flags & ts.TypeFlags.TypeParameter) !== 0 && type === returnTypeOf(checker, declaration)) {
      return ts.isCallExpression(call) ? { kind: "same", expression: call } : { kind: "accepted" };
    }
    if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) {
      return this.#takesPromises(type, declaration) ? { kind: "accepted" } : this.#roleOfTypeParameter(argument);
    }
    const acceptance = acceptanceOfFunctionType(checker, type);
    // `JSON.stringify(x, () => any)`: the standard library waits only where its types say so.
    if (this.#isStandard(declaration) && givesAnything(checker, type)) return this.#roleByAcceptance("refused", taker);
    if (acceptance === "accepted" && callSignaturesOf(checker, type).length > 0) return { kind: "accepted" };
    if (isOwn && !parameter.dotDotDotToken) return { kind: "kept", slots: [parameter] };
    if (acceptance === "accepted") return { kind: "accepted" };
    if (acceptance === "generic") return this.#roleOfPassThrough(call, declaration, type, taker);
    return isOwn ? this.#roleByType(type) : this.#roleByAcceptance(acceptance, taker);
  }

  /**
   * `route<H extends (c: Context) => R | Promise<R>>(path: string, handler: H): this`: what names promises itself waits
   * for them, unless it gives back something of the handler's own.
   */
  #takesPromises(type: ts.Type, declaration: ts.SignatureDeclaration): boolean {
    const { checker } = this.#analysis;
    const given = returnTypeOf(checker, declaration);
    if (!given || (given.flags & openTypes) !== 0) return false;
    return callSignaturesOf(checker, type).some((signature) => mayBePromise(checker, signature.getReturnType()));
  }

  /** `handlers.push(f)`, `map.set(key, f)`: the collection's own type says what its functions return. */
  #roleOfTypeParameter(argument: ts.Expression): Role {
    const { checker } = this.#analysis;
    const contextual = checker.getContextualType(argument);
    const isOwnType = callSignaturesOf(checker, contextual ?? checker.getTypeAtLocation(argument)).some((signature) =>
      isAsyncCapable(signature.getDeclaration()),
    );
    return contextual && !isOwnType
      ? this.#roleByType(contextual)
      : refused("passed-as-value", "in a place that cannot be followed");
  }

  /** A function of a library that gives back what its callback gives: `run<T>(fn: () => T): T`. */
  #roleOfPassThrough(
    call: ts.CallExpression | ts.NewExpression,
    declaration: ts.SignatureDeclaration,
    type: ts.Type,
    taker: string,
  ): Role {
    const { checker } = this.#analysis;
    const given = returnTypeOf(checker, declaration);
    const isHandedOn = callSignaturesOf(checker, type).some((signature) => signature.getReturnType() === given);
    if (isHandedOn && ts.isCallExpression(call)) return { kind: "awaited", rewrite: awaited(call) };
    if (given && acceptanceOf(checker, given) === "void") return this.#roleByAcceptance("void", taker);
    return given && acceptanceOf(checker, given) === "accepted"
      ? { kind: "accepted" }
      : this.#roleByAcceptance("refused", taker);
  }

  #declaredTypeOf(parameter: ts.ParameterDeclaration): ts.Type {
    const { checker } = this.#analysis;
    const type = checker.getTypeAtLocation(parameter);
    if (!parameter.dotDotDotToken) return type;
    const array = checker.getBaseConstraintOfType(type) ?? type;
    return checker.getIndexTypeOfType(array, ts.IndexKind.Number) ?? type;
  }

  #roleInTest(call: ts.CallExpression, argument: ts.Expression): Role | undefined {
    const test = testCallOf(this.#analysis, call);
    if (!test) return undefined;
    if (test.role === "test") return { kind: "accepted" };
    if (test.role === "suite") {
      return refused("describe-body", `in the body of \`${call.expression.getText()}\`, which cannot wait`);
    }
    const matcher = matcherOf(call);
    if (!matcher || matcher.modifiers.includes("rejects") || matcher.modifiers.includes("resolves"))
      return { kind: "accepted" };
    if (!thrownMatcher.test(matcher.name)) {
      // chai's `expect(f).to.throw()` has no counterpart without a plugin.
      return /^throws?$/i.test(matcher.name)
        ? refused("sync-callback", "in `expect(…).to.throw`, which does not wait")
        : { kind: "accepted" };
    }
    const negated = matcher.modifiers.includes("not");
    // Bun's `toThrow` waits for an async function by itself, and its `resolves.not.toThrow()` always fails.
    if (negated && test.framework === "bun:test") return { kind: "accepted" };
    return {
      kind: "awaited",
      rewrite: {
        ...awaited(matcher.call),
        reason: "rejects",
        underTest: argument,
        emitRest({ collector, transform, because }) {
          collector.wrapNode(call, "", negated ? ".resolves" : ".rejects", codeOf(transform, "rejects"), because);
        },
      },
    };
  }

  /** `assert.throws(() => …)` → `await assert.rejects(() => …)`. */
  #roleInAssertion(call: ts.CallExpression, argument: ts.Expression): Role | undefined {
    const callee = call.expression;
    const method = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(method) || call.arguments[0] !== argument) return undefined;
    const counterpart = new Map([
      ["throws", "rejects"],
      ["doesNotThrow", "doesNotReject"],
    ]).get(method.text);
    if (counterpart === undefined) return undefined;
    const root = ts.isPropertyAccessExpression(callee) ? rootOf(callee) : callee;
    const declaration = root && this.#analysis.checker.getSymbolAtLocation(root)?.declarations?.[0];
    const module = declaration && importedFrom(declaration);
    if (module === undefined || !/^(?:node:)?assert(?:\/strict)?$/.test(module)) return undefined;
    if (root === method)
      return refused("sync-callback", `in \`${method.text}\`, which does not wait (use \`${counterpart}\`)`);
    return {
      kind: "awaited",
      rewrite: {
        ...awaited(call),
        reason: "rejects",
        emitRest({ collector, transform, because }) {
          collector.replaceNode(method, counterpart, codeOf(transform, "rejects"), because);
        },
      },
    };
  }

  #roleInArrayMethod(call: ts.CallExpression, argument: ts.Expression): Role | undefined {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const { checker } = this.#analysis;
    const method = callee.name.text;
    const declaration = checker.getResolvedSignature(call)?.declaration as ts.SignatureDeclaration | undefined;
    if (!declaration) {
      // On a value of type `any` the method is known by its name alone.
      if (!isArrayMethod(method) || argument !== call.arguments[0]) return undefined;
      return refused("array-callback", `in the callback of \`${method}\`, on a value of unknown type`);
    }
    if (!this.#isStandard(declaration)) return undefined;
    const owner = standardOwner(declaration);
    if (owner === "ArrayConstructor" && method === "from") return fromRewrite(rewriteMap(call));
    const iterated = iteratedBy(owner);
    if (method === "forEach" && iterated) {
      const plan = planForEach(checker, call, argument, iterated);
      return "loop" in plan ? { kind: "loop", loop: plan.loop } : { kind: "refused", refusal: plan.refusal };
    }
    if (iterated !== "array" || !isArrayMethod(method)) return undefined;
    if (typedArray.test(owner ?? ""))
      return refused("array-callback", `in the callback of \`${method}\`, which does not wait`);
    return fromRewrite(rewriteArrayMethod(call, method, argument));
  }

  #isStandardPromise(call: ts.NewExpression): boolean {
    const symbol = this.#analysis.checker.getSymbolAtLocation(call.expression);
    const declaration = symbol?.declarations?.[0];
    return symbol?.name === "Promise" && declaration !== undefined && this.#isStandard(declaration);
  }

  #isStandard(declaration: ts.Node): boolean {
    return this.#analysis.program.isSourceFileDefaultLibrary(declaration.getSourceFile());
  }
}

function refused(reason: Refusal["reason"], message: string): Role {
  return { kind: "refused", refusal: { reason, message } };
}

function fromRewrite(result: { readonly rewrite: CallRewrite } | { readonly refusal: Refusal }): Role {
  return "rewrite" in result
    ? { kind: "awaited", rewrite: result.rewrite }
    : { kind: "refused", refusal: result.refusal };
}

/** The interface of the standard library that declares a method. */
function standardOwner(declaration: ts.Node): string | undefined {
  const { parent } = declaration;
  return ts.isInterfaceDeclaration(parent) ? parent.name.text : undefined;
}

function iteratedBy(owner: string | undefined): Iterated | undefined {
  if (owner === undefined) return undefined;
  if (owner === "Array" || owner === "ReadonlyArray" || typedArray.test(owner)) return "array";
  if (owner === "Set" || owner === "ReadonlySet") return "set";
  return owner === "Map" || owner === "ReadonlyMap" ? "map" : undefined;
}

/** `addEventListener` in `socket.addEventListener`. */
function lastNameOf(expression: ts.Expression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

function givesAnything(checker: ts.TypeChecker, type: ts.Type): boolean {
  const anything = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  return callSignaturesOf(checker, type).some((signature) => (signature.getReturnType().flags & anything) !== 0);
}

function isSignatureType(node: ts.Node): boolean {
  return ts.isFunctionTypeNode(node) || ts.isCallSignatureDeclaration(node) || ts.isMethodSignature(node);
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function returnTypeOf(checker: ts.TypeChecker, declaration: ts.SignatureDeclaration): ts.Type | undefined {
  return checker.getSignatureFromDeclaration(declaration)?.getReturnType();
}

function rootOf(access: ts.PropertyAccessExpression): ts.Identifier | undefined {
  let root: ts.Expression = access;
  while (ts.isPropertyAccessExpression(root)) root = root.expression;
  return ts.isIdentifier(root) ? root : undefined;
}
