import { ts } from "ts-morph";
import type { Finding } from "../../engine/plan.js";
import type { Analysis } from "../analysis.js";
import { type AwaitContext, contextOf } from "./await-placement.js";
import type { CallRewrite } from "./call-rewrite.js";
import { type Cause, causeAt, chainOf } from "./cause.js";
import { type Reason, type Refusal, codeOf } from "./codes.js";
import { Contracts, type Group, isNamedFunctionType } from "./contracts.js";
import { type DefaultContext, defaultValueRefusal } from "./default-parameters.js";
import type { ForEachLoop } from "./for-each.js";
import {
  type AsyncCapable,
  type Place,
  isAsync,
  isAsyncCapable,
  isInlineFunction,
  labelOf,
  ownRefusal,
  placeOf,
} from "./function-kinds.js";
import { callSignaturesOf, isPromise, returnsPromise } from "./promise-types.js";
import { mockCallsOf, mockPartOf, spiedMember } from "./mocks.js";
import { type Name, ReferenceIndex } from "./references.js";
import { type Role, Roles } from "./roles.js";
import { suspectCalls } from "./unproven-receivers.js";
import { rangeIn, usesOfValue } from "../value-uses.js";

/** An expression whose value is a promise from now on. */
export interface AsyncExpression {
  readonly node: ts.Expression;
  readonly cause: Cause;
  readonly unwrap?: string | undefined;
  readonly extent?: ts.Expression | undefined;
  readonly rewrite?: CallRewrite | undefined;
  /** It may also be a plain value, as the type of the function says `T | Promise<T>`. */
  readonly maybe: boolean;
}

export interface Seed {
  readonly expression: ts.Expression;
  readonly unwrap?: string;
  readonly extent?: ts.Expression;
  readonly label: string;
}

/**
 * Finds all that becomes asynchronous because of the seeds: a work list of expressions, run until nothing is added.
 * Nothing is written here. Whether a place can wait is decided before anything in it counts as asynchronous, so what is
 * refused leaves no trace but its finding.
 */
export class Worklist {
  readonly expressions = new Map<ts.Expression, AsyncExpression>();
  readonly functions = new Map<AsyncCapable, Cause>();
  readonly signatures = new Map<
    ts.SignatureDeclaration,
    { readonly style: "promise" | "maybe"; readonly cause: Cause }
  >();
  readonly loops = new Map<ts.CallExpression, { readonly loop: ForEachLoop; readonly cause: Cause }>();
  /** `ReturnType<typeof f>` of functions that changed. */
  readonly derivedTypes = new Map<ts.TypeNode, Cause>();
  /** `mockReturnValue` of mocks whose function gives a promise now. */
  readonly mocks = new Map<ts.Identifier, { readonly counterpart: string; readonly cause: Cause }>();
  readonly findings: Finding[] = [];
  readonly refused = new Set<ts.Expression>();
  readonly refusedFunctions = new Set<ts.Node>();
  readonly changed = new Set<ts.Node>();

  readonly #analysis: Analysis;
  readonly #transform: string;
  readonly #defaults: DefaultContext;
  readonly #replacedBy: ReadonlyMap<ts.Expression, ts.Expression> | undefined;
  readonly #seeds = new Set<ts.Expression>();
  readonly #references: ReferenceIndex;
  readonly #contracts: Contracts;
  readonly #roles: Roles;
  readonly #blocked = new Map<AsyncCapable, Refusal | undefined>();
  readonly #groups = new Map<Group, Cause>();
  readonly #queue: AsyncExpression[] = [];
  readonly #seen = new Set<ts.Expression>();
  readonly #followed = new Set<ts.Node>();
  readonly #reported = new Set<string>();

  constructor(
    analysis: Analysis,
    transform: string,
    defaults: DefaultContext,
    replacedBy?: ReadonlyMap<ts.Expression, ts.Expression>,
  ) {
    this.#analysis = analysis;
    this.#transform = transform;
    this.#defaults = defaults;
    this.#replacedBy = replacedBy;
    this.#references = new ReferenceIndex(analysis);
    this.#contracts = new Contracts(analysis);
    this.#roles = new Roles(analysis, replacedBy);
  }

  /** @param waiting functions that wait in text which is written into them, with a label for each */
  run(seeds: readonly Seed[], waiting: ReadonlyMap<ts.SignatureDeclaration, string>): void {
    for (const [node, label] of waiting) {
      const cause = causeAt(node, label, undefined, this.#pathOf);
      const refusal = isAsyncCapable(node) ? this.#blockedBy(node) : undefined;
      if (isAsyncCapable(node) && !refusal) this.#becomeAsync(node, cause);
      else {
        this.refusedFunctions.add(node);
        if (refusal) this.#report(node, refusal.reason, `this waits for ${label} ${refusal.message}`, cause);
      }
    }
    for (const { expression, unwrap, extent, label } of seeds) {
      this.#seeds.add(expression);
      const cause = causeAt(expression, label, undefined, this.#pathOf);
      this.#enqueue({ node: expression, cause, unwrap, extent, maybe: false });
    }
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const refusal = this.#take(next);
      if (!refusal) continue;
      if (this.#seeds.has(next.node)) this.refused.add(next.node);
      const message = `\`${shortText(next.node)}\` is called ${refusal.message}`;
      this.#report(next.node, refusal.reason, message, next.cause, this.#consequencesOf(next.node));
    }
    this.#checkValues();
    for (const { call, cause } of suspectCalls(this.#analysis, this.#references, this.#groups)) {
      const message = `\`${shortText(call)}\` is called on a value of type \`any\`, which may be what became async`;
      this.#report(call, "unproven-receiver", message, cause);
    }
  }

  /** How the code around the expression takes its promise. */
  contextOf(expression: AsyncExpression): AwaitContext {
    return contextOf(this.#analysis.checker, expression.node, {
      list: expression.rewrite?.list ?? false,
      replacedBy: this.#replacedBy,
    });
  }

  /** The function that waits for an expression, through callbacks that became loops. */
  waitingFunctionOf(node: ts.Node): AsyncCapable | undefined {
    const place = placeOf(node);
    if ("refusal" in place) return undefined;
    const loop = this.loopOf(place.function);
    return loop ? this.waitingFunctionOf(loop.call) : place.function;
  }

  /** The loop that a callback became. */
  loopOf(node: AsyncCapable): ForEachLoop | undefined {
    const { parent } = node;
    const loop = ts.isCallExpression(parent) ? this.loops.get(parent)?.loop : undefined;
    return loop?.callback === node ? loop : undefined;
  }

  readonly #pathOf = (file: ts.SourceFile): string => this.#analysis.pathOf(file);

  #isEditable(node: ts.Node): boolean {
    return this.#analysis.tree.isEditable(this.#pathOf(node.getSourceFile()));
  }

  #enqueue(expression: AsyncExpression): void {
    if (this.#seen.has(expression.node)) return;
    this.#seen.add(expression.node);
    this.#queue.push(expression);
  }

  /** Settles one expression, or says why it cannot be awaited. */
  #take(expression: AsyncExpression): Refusal | undefined {
    const refusal = this.#cannotWait(expression);
    if (refusal) return refusal;
    this.expressions.set(expression.node, expression);
    if (this.#isTaken(expression)) return undefined;
    const place = placeOf(expression.node);
    if ("function" in place) this.#becomeAsync(place.function, expression.cause);
    return undefined;
  }

  /** Whether the promise is taken as it is, so that nothing around has to wait. */
  #isTaken(expression: AsyncExpression): boolean {
    const { kind } = this.contextOf(expression);
    if (kind === "awaited") return true;
    return kind === "promise" && expression.unwrap === undefined && !expression.rewrite?.complete;
  }

  #cannotWait(expression: AsyncExpression): Refusal | undefined {
    const taken = this.#isTaken(expression);
    const needsNoEdit = taken && expression.unwrap === undefined && !expression.rewrite;
    if (taken && (needsNoEdit || this.#isEditable(expression.node))) return undefined;
    const place = placeOf(expression.node);
    if ("refusal" in place) return place.refusal;
    const refusal = this.#cannotMove(expression, place) ?? this.#blockedBy(place.function);
    if (refusal) return refusal;
    const handsOn = this.contextOf(expression).kind === "returned" && isAsync(place.function);
    if (this.#isEditable(expression.node) || (handsOn && expression.unwrap === undefined && !expression.rewrite))
      return undefined;
    return this.#outsidePaths(expression.node);
  }

  /** Why the body cannot wait for a default value in its stead. */
  #cannotMove(
    { node, rewrite }: AsyncExpression,
    { parameter, function: owner }: Extract<Place, { readonly function: AsyncCapable }>,
  ): Refusal | undefined {
    if (!parameter) return undefined;
    // What the transform itself writes into a text cannot be moved with it.
    if (this.#seeds.has(node) || rewrite)
      return { reason: "default-parameter", message: "in a default parameter value, which cannot wait" };
    return defaultValueRefusal(node, { parameter, function: owner }, this.#defaults);
  }

  #outsidePaths(node: ts.Node): Refusal {
    const path = this.#pathOf(node.getSourceFile());
    return { reason: "caller-outside-paths", message: `in ${path}, which may not be edited` };
  }

  /** Why a function cannot become async. */
  #blockedBy(node: AsyncCapable): Refusal | undefined {
    if (this.#blocked.has(node)) return this.#blocked.get(node);
    const refusal = this.#findBlock(node);
    this.#blocked.set(node, refusal);
    return refusal;
  }

  #findBlock(node: AsyncCapable): Refusal | undefined {
    if (isAsync(node)) return undefined;
    const own = ownRefusal(node);
    if (own) return own;
    if (!this.#isEditable(node)) return this.#outsidePaths(node);
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
      if (returnsPromise(this.#analysis.checker, node)) return undefined;
      return this.#contracts.groupOf(node).refusal;
    }
    const role = this.#roles.of(node);
    if (role.kind === "refused" && role.refusal.reason === "promise-executor") return role.refusal;
    return returnsPromise(this.#analysis.checker, node) ? undefined : this.#refusalOf(role);
  }

  #refusalOf(role: Role): Refusal | undefined {
    switch (role.kind) {
      case "refused":
        return role.refusal;
      case "kept":
        return role.slots.map((slot) => this.#contracts.groupOf(slot).refusal).find((refusal) => refusal !== undefined);
      case "called":
        return this.#cannotWaitAt(role.call);
      case "awaited":
        return this.#cannotWaitAt(role.rewrite.node, role.rewrite);
      case "loop":
        return this.#cannotWaitAt(role.loop.call);
      case "same":
        return this.#refusalOf(this.#roles.of(role.expression));
      default:
        return undefined;
    }
  }

  #cannotWaitAt(node: ts.Expression, rewrite?: CallRewrite): Refusal | undefined {
    return this.#cannotWait({ node, rewrite, cause: { text: "" }, maybe: false });
  }

  #becomeAsync(node: AsyncCapable, cause: Cause): void {
    if (isAsync(node) && isInlineFunction(node) && this.#roles.of(node).kind === "loop") {
      this.#report(node, "void-callback", "nothing waits for this callback: `forEach` ignores what it returns", cause);
    }
    if (isAsync(node) || this.functions.has(node)) return;
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
      // Who calls it waits already.
      if (returnsPromise(this.#analysis.checker, node)) this.functions.set(node, cause);
      else this.#changeGroup(this.#contracts.groupOf(node), node, cause);
      return;
    }
    const role = this.#roles.of(node);
    if (role.kind === "loop") {
      this.#becomeLoop(role.loop, cause);
      return;
    }
    this.functions.set(node, cause);
    if (returnsPromise(this.#analysis.checker, node)) return;
    const link = this.#linkTo(node, cause);
    if (node.name) this.#changeReferences(new Set([node]), link, false);
    this.#takeRole(role, node, cause, link);
  }

  #becomeLoop(loop: ForEachLoop, cause: Cause): void {
    if (this.loops.has(loop.call)) return;
    this.loops.set(loop.call, { loop, cause });
    const place = placeOf(loop.call);
    if ("function" in place) this.#becomeAsync(place.function, cause);
  }

  /** @param cause why the value changed. @param link the same with the value itself in front, for those who call it. */
  #takeRole(role: Role, value: ts.Expression, cause: Cause, link: Cause): void {
    switch (role.kind) {
      case "called":
        this.#enqueue({ node: role.call, cause: link, maybe: false });
        break;
      case "awaited":
        this.#enqueue({ node: role.rewrite.node, cause: link, rewrite: role.rewrite, maybe: false });
        break;
      case "loop": {
        const refusal = this.#refusalOf(role);
        if (refusal) this.#reportValue(value, refusal, link);
        else this.#becomeLoop(role.loop, link);
        break;
      }
      case "kept":
        for (const slot of role.slots) {
          const group = this.#contracts.groupOf(slot);
          if (group.refusal) this.#reportValue(value, group.refusal, link);
          else this.#changeGroup(group, slot, cause);
        }
        break;
      case "same":
        this.#follow(role.expression, link);
        break;
      case "returned":
        this.#followCallsOf(role.from, link);
        break;
      case "ignored":
        this.#report(value, "void-callback", role.message, link);
        break;
      case "refused":
        this.#reportValue(value, role.refusal, link);
        break;
      case "mocked":
        this.#changeMock(role.call, link);
        this.#follow(role.call, link);
        break;
      case "accepted":
        break;
    }
  }

  /** `mockReturnValue(x)` → `mockResolvedValue(x)`; the function of `mockImplementation(f)` becomes async. */
  #changeMock(call: ts.CallExpression, cause: Cause): void {
    const part = mockPartOf(call);
    if (!part || !this.#isEditable(call)) return;
    if (part.name && part.counterpart !== undefined)
      this.mocks.set(part.name, { counterpart: part.counterpart, cause });
    for (const argument of call.typeArguments ?? []) {
      if (ts.isFunctionTypeNode(argument)) this.signatures.set(argument, { style: "promise", cause });
    }
    const { implementation } = part;
    if (!implementation || isAsync(implementation) || this.functions.has(implementation)) return;
    if (!returnsPromise(this.#analysis.checker, implementation)) this.functions.set(implementation, cause);
  }

  #follow(value: ts.Expression, cause: Cause): void {
    if (this.#followed.has(value)) return;
    this.#followed.add(value);
    this.#takeRole(this.#roles.of(value), value, cause, cause);
  }

  /** A function gives back a function that changed: what its calls give is followed. */
  #followCallsOf(node: AsyncCapable, cause: Cause): void {
    if (this.#followed.has(node)) return;
    this.#followed.add(node);
    for (const name of this.#references.to(this.#declarationsOf(node))) {
      const value = valueNamedBy(name);
      const role = value && this.#roles.of(value);
      if (role?.kind === "called") this.#follow(role.call, cause);
    }
  }

  #declarationsOf(node: AsyncCapable): ReadonlySet<ts.Node> {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return this.#contracts.groupOf(node).members;
    const role = this.#roles.of(node);
    return new Set(
      role.kind === "kept" ? role.slots.flatMap((slot) => [...this.#contracts.groupOf(slot).members]) : [],
    );
  }

  #changeGroup(group: Group, origin: ts.Node, cause: Cause): void {
    if (this.#groups.has(group)) return;
    const link = this.#linkTo(origin, cause);
    this.#groups.set(group, link);
    for (const member of group.members) this.changed.add(member);
    const takesBoth = group.signatures.size > 0 && [...group.signatures.values()].every((style) => style === "maybe");
    for (const node of group.functions) {
      if (isAsync(node)) continue;
      // A type that keeps taking plain functions leaves the others as they are.
      if (takesBoth && node !== origin) continue;
      if (node !== origin && returnsPromise(this.#analysis.checker, node)) continue;
      if (!this.functions.has(node)) this.functions.set(node, node === origin ? cause : link);
      if (group.ignoredBy !== undefined) {
        this.#report(
          node.name ?? node,
          "void-callback",
          `nothing waits for this function: \`${group.ignoredBy}\` ignores what it returns`,
          link,
        );
      }
    }
    let maybe = false;
    for (const [signature, style] of group.signatures) {
      this.signatures.set(signature, { style, cause: link });
      maybe ||= style === "maybe";
    }
    this.#changeReferences(group.members, link, maybe);
    const named = [...group.signatures.keys()].filter(isNamedFunctionType);
    if (named.length > 0) this.#changeCallsBySignature(new Set(named), link);
  }

  #changeReferences(declarations: ReadonlySet<ts.Node>, cause: Cause, maybe: boolean): void {
    for (const name of this.#references.to(declarations)) {
      const { parent } = name;
      if (isInTypeQuery(name)) {
        this.#changeDerivedType(name, cause);
      } else if (ts.isBindingElement(parent)) {
        this.#changeGroup(this.#contracts.groupOf(parent), parent, cause);
      } else if (ts.isShorthandPropertyAssignment(parent)) {
        this.#keepIn(parent, name, cause);
      } else {
        const value = valueNamedBy(name);
        if (!value || this.#followed.has(value)) continue;
        this.#followed.add(value);
        const role = this.#roles.of(value);
        if (role.kind === "called") this.#enqueue({ node: role.call, cause, maybe });
        else this.#takeRole(role, value, cause, cause);
      }
    }
  }

  #keepIn(slot: ts.Node, value: ts.Node, cause: Cause): void {
    const group = this.#contracts.groupOf(slot);
    if (group.refusal) this.#reportValue(value, group.refusal, cause);
    else this.#changeGroup(group, slot, cause);
  }

  /** `ReturnType<typeof f>` → `Awaited<ReturnType<typeof f>>`. */
  #changeDerivedType(name: Name, cause: Cause): void {
    const reference = ts.findAncestor(name, ts.isTypeReferenceNode);
    if (reference?.typeName.getText() !== "ReturnType") return;
    const outer = reference.parent;
    if (ts.isTypeReferenceNode(outer) && outer.typeName.getText() === "Awaited") return;
    if (this.#isEditable(reference)) this.derivedTypes.set(reference, cause);
    else
      this.#report(
        reference,
        "caller-outside-paths",
        `\`${shortText(reference)}\` is used ${this.#outsidePaths(reference).message}`,
        cause,
      );
  }

  /** Values of a named function type can be called under any name: all calls are put to the checker. */
  #changeCallsBySignature(signatures: ReadonlySet<ts.Node>, cause: Cause): void {
    const { checker } = this.#analysis;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const { declaration } = (checker.getResolvedSignature(node) ?? {}) as { declaration?: ts.Node };
        if (declaration && signatures.has(declaration)) this.#enqueue({ node, cause, maybe: true });
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.#analysis.sourceFiles) visit(file);
  }

  /** Properties that stand for an asynchronous member now, with a value from elsewhere that does not give a promise. */
  #checkValues(): void {
    const { checker } = this.#analysis;
    for (const [group, cause] of this.#groups) {
      for (const value of group.values) {
        const mockCalls = mockCallsOf(value);
        for (const call of mockCalls) this.#changeMock(call, cause);
        if (mockCalls.length > 0) continue;
        const givesValue = callSignaturesOf(checker, checker.getTypeAtLocation(value)).some((signature) => {
          const { declaration } = signature as { declaration?: ts.Node };
          if (declaration && (this.changed.has(declaration) || this.functions.has(declaration as AsyncCapable)))
            return false;
          const type = signature.getReturnType();
          return (type.flags & ts.TypeFlags.Any) === 0 && !isPromise(checker, type);
        });
        if (givesValue) {
          const message = `\`${shortText(value)}\` stands for a function that gives a promise now, but does not give one`;
          this.#report(value, "contract-value", message, cause);
        }
      }
    }
  }

  #linkTo(node: ts.Node, cause: Cause): Cause {
    const label = labelOf(node);
    return label === undefined
      ? cause
      : causeAt(ts.getNameOfDeclaration(node as ts.Declaration) ?? node, `${label}()`, cause, this.#pathOf);
  }

  #reportValue(value: ts.Node, refusal: Refusal, cause: Cause): void {
    this.#report(
      value,
      refusal.reason,
      `\`${shortText(value)}\`, which gives a promise now, is used ${refusal.message}`,
      cause,
    );
  }

  /** Where the value of a call that nobody waits for goes: type errors there follow from it. */
  #consequencesOf(value: ts.Expression): readonly ts.Node[] {
    const { parent } = value;
    const isDefault = ts.isParameter(parent) && parent.initializer === value;
    return usesOfValue(isDefault ? parent : value, this.#analysis.checker, this.#references);
  }

  #report(node: ts.Node, reason: Reason, message: string, cause: Cause, consequences: readonly ts.Node[] = []): void {
    const path = this.#pathOf(node.getSourceFile());
    const start = node.getStart();
    const key = `${path}:${String(start)}:${reason}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.findings.push({
      code: codeOf(this.#transform, reason),
      path,
      start,
      end: node.end,
      message,
      because: chainOf(cause),
      consequences: consequences.map((place) => rangeIn(place, this.#pathOf)),
    });
  }
}

/**
 * The expression that a name is the last part of: `find`, `repo.find`, `repo["find"]`; for `vi.spyOn(repo, "find")` the
 * call, which stands for the member. Undefined outside of expressions.
 */
function valueNamedBy(name: Name): ts.Expression | undefined {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) return parent;
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === name) return parent;
  if (ts.isCallExpression(parent) && spiedMember(parent)?.member === name) return parent;
  if (!ts.isIdentifier(name)) return undefined;
  const isOnlyName =
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportEqualsDeclaration(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isTypeNode(parent) ||
    ts.isTypeElement(parent) ||
    ts.isNamedTupleMember(parent) ||
    (ts.isExportAssignment(parent) && parent.expression === name) ||
    (isAsyncCapable(parent) && parent.name === name) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isVariableDeclaration(parent)) &&
      parent.name === name) ||
    (ts.isParameter(parent) && parent.name === name);
  return isOnlyName ? undefined : name;
}

function isInTypeQuery(name: Name): boolean {
  return (
    ts.findAncestor(name, (node) =>
      ts.isTypeQueryNode(node) || ts.isIndexedAccessTypeNode(node) ? true : ts.isStatement(node) ? "quit" : false,
    ) !== undefined
  );
}

function shortText(node: ts.Node): string {
  if (ts.isCallExpression(node)) return `${shortText(node.expression)}()`;
  const text = node.getText().replace(/\s+/g, " ");
  return text.length <= 50 ? text : `…${text.slice(-48)}`;
}
