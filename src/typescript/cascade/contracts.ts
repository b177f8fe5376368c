import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";
import type { Refusal } from "./codes.js";
import {
  type AsyncCapable,
  describe,
  innermost,
  isAsync,
  isAsyncCapable,
  isInlineFunction,
  ownRefusal,
} from "./function-kinds.js";
import { acceptanceOf, acceptanceOfFunctionType, callSignaturesOf } from "./promise-types.js";

/**
 * Declarations that can only become asynchronous together: the overloads of a function; a method, the member of the
 * interface or base class behind it, and every other implementation; a parameter and its function type.
 */
export interface Group {
  /** Declarations in the user's files: functions, signatures, and the variables, properties and parameters they lie in. */
  readonly members: ReadonlySet<ts.Node>;
  /** Functions with a body, all of which have to give a promise. */
  readonly functions: readonly AsyncCapable[];
  /** Signatures without a body. `maybe`: the type is given to many functions, and keeps taking those that do not wait. */
  readonly signatures: ReadonlyMap<ts.SignatureDeclaration, "promise" | "maybe">;
  /** Properties whose value is not written in place, so that nothing makes it give a promise. */
  readonly values: readonly ts.Expression[];
  /** Why the group cannot become asynchronous. */
  readonly refusal?: Refusal;
  /** A library's contract that ignores what the functions return. */
  readonly ignoredBy?: string;
}

type Conformance = readonly [given: ts.Type, asked: ts.Type];

type ClassOrInterface = ts.ClassLikeDeclaration | ts.InterfaceDeclaration;

/** Works out the groups. Each declaration belongs to one group, which is computed once. */
export class Contracts {
  readonly #analysis: Analysis;
  readonly #groups = new Map<ts.Node, Group>();
  readonly #linked = new Map<ts.Node, readonly ts.Node[]>();
  #membersByName: Map<string, ts.Declaration[]> | undefined;
  #classesWithContracts: ts.ClassLikeDeclaration[] | undefined;
  readonly #conformancesByFile = new Map<ts.SourceFile, readonly Conformance[]>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  groupOf(declaration: ts.Node): Group {
    const known = this.#groups.get(declaration);
    if (known) return known;
    const { members, outside } = this.#closure(declaration);
    const group = this.#describeGroup(members, outside);
    for (const member of members) this.#groups.set(member, group);
    return group;
  }

  #closure(start: ts.Node): { readonly members: Set<ts.Node>; readonly outside: Set<ts.Node> } {
    const members = new Set<ts.Node>();
    const outside = new Set<ts.Node>();
    const add = (node: ts.Node) => {
      (this.#analysis.isUserFile(node.getSourceFile()) ? members : outside).add(node);
    };
    add(start);
    // A set hands out what is added while it is walked.
    for (const member of members) {
      for (const linked of this.#linksOf(member)) add(linked);
      const name = memberNameOf(member);
      if (name === undefined) continue;
      for (const candidate of this.#membersNamed(name)) {
        if (!members.has(candidate) && this.#linksOf(candidate).some((linked) => members.has(linked))) add(candidate);
      }
      for (const inherited of this.#inheritedImplementations(name, members)) add(inherited);
      for (const conforming of this.#conforming(name, members)) add(conforming);
    }
    return { members, outside };
  }

  #describeGroup(members: Set<ts.Node>, outside: Set<ts.Node>): Group {
    const functions = new Set<AsyncCapable>();
    const signatures = new Map<ts.SignatureDeclaration, "promise" | "maybe">();
    const values: ts.Expression[] = [];
    let refusal: Refusal | undefined;
    for (const member of members) {
      if (isAsyncCapable(member) && member.body) functions.add(member);
      else if (isAsyncCapable(member) || ts.isMethodSignature(member)) signatures.set(member, "promise");
      else if (ts.isFunctionTypeNode(member)) signatures.set(member, isOwnedByInterface(member) ? "promise" : "maybe");
      else if (ts.isCallSignatureDeclaration(member)) signatures.set(member, "maybe");
      else if (ts.isAccessor(member)) {
        refusal ??= {
          reason: "getter",
          message: `in an implementation of \`${member.name.getText()}\` that is an accessor`,
        };
      }
      const value = valueOf(member);
      if (value && isInlineFunction(value)) functions.add(value);
      else if (value && isProperty(member)) values.push(value);
      if (!this.#analysis.tree.isEditable(this.#analysis.pathOf(member.getSourceFile()))) {
        const path = this.#analysis.pathOf(member.getSourceFile());
        refusal ??= {
          reason: "caller-outside-paths",
          message: `in ${describe(member)}, which ${path} shares, and which may not be edited`,
        };
      }
    }
    // Where one of the types keeps taking plain functions, the others have to.
    const takesBoth = [...signatures].some(([, style]) => style === "maybe");
    for (const signature of signatures.keys()) {
      if (takesBoth && ts.isFunctionTypeNode(signature)) signatures.set(signature, "maybe");
    }
    for (const node of functions) refusal ??= ownRefusal(node);
    for (const signature of signatures.keys()) {
      if (signature.type && ts.isTypePredicateNode(signature.type)) {
        refusal ??= {
          reason: "type-predicate",
          message: `in ${describe(signature)}, whose type predicate needs a value at once`,
        };
      }
    }
    let ignoredBy: string | undefined;
    for (const node of outside) {
      const acceptance = this.#acceptanceOfDeclaration(node);
      if (acceptance === "void") ignoredBy ??= describe(node);
      if (acceptance === "refused" || acceptance === "generic") {
        refusal ??= {
          reason: "library-contract",
          message: `in ${describe(node)}, from which a library expects a value`,
        };
      }
    }
    return {
      members,
      functions: [...functions],
      signatures,
      values,
      ...(refusal ? { refusal } : {}),
      ...(ignoredBy === undefined ? {} : { ignoredBy }),
    };
  }

  #acceptanceOfDeclaration(node: ts.Node) {
    const { checker } = this.#analysis;
    if (ts.isFunctionLike(node)) {
      if (isAsyncCapable(node) && isAsync(node)) return "accepted";
      const signature = checker.getSignatureFromDeclaration(node);
      return signature ? acceptanceOf(checker, signature.getReturnType()) : "accepted";
    }
    return acceptanceOfFunctionType(checker, checker.getTypeAtLocation(node));
  }

  #linksOf(node: ts.Node): readonly ts.Node[] {
    let links = this.#linked.get(node);
    if (!links) {
      links = [...this.#findLinks(node)].filter((linked) => linked !== node);
      this.#linked.set(node, links);
    }
    return links;
  }

  *#findLinks(node: ts.Node): Iterable<ts.Node> {
    if (ts.isFunctionTypeNode(node)) {
      const owner = ownerOf(node);
      if (owner) yield owner;
      return;
    }
    const name = ts.getNameOfDeclaration(node as ts.Declaration);
    const symbol = name && !ts.isBindingElement(node) ? this.#analysis.checker.getSymbolAtLocation(name) : undefined;
    if (!ts.isShorthandPropertyAssignment(node)) yield* (symbol?.declarations ?? []).filter(canHoldFunction);
    const property = memberNameOf(node);
    if (property !== undefined) {
      const { parent } = node;
      if (ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent))
        yield* this.#baseMembers(parent, property, isStatic(node));
      if (ts.isObjectLiteralExpression(parent)) yield* this.#contextualMembers(parent, property);
    }
    if (ts.isParameter(node)) yield* this.#siblingParameters(node);
    if (isSlot(node) && (node.type ?? ts.isParameter(node)))
      yield* this.#signaturesOf(this.#analysis.checker.getTypeAtLocation(node));
  }

  /** Where a type has its call signatures. */
  #signaturesOf(type: ts.Type): readonly ts.Node[] {
    return callSignaturesOf(this.#analysis.checker, type).flatMap((signature) => {
      const { declaration } = signature as { readonly declaration?: ts.Signature["declaration"] };
      if (!declaration || ts.isJSDocSignature(declaration)) return [];
      // `typeof find` and a value's own type lead back to functions, which are not contracts.
      return isAsyncCapable(declaration) && declaration.body ? [] : [declaration];
    });
  }

  #baseMembers(container: ClassOrInterface, name: string, onClass: boolean): readonly ts.Declaration[] {
    const { checker } = this.#analysis;
    return (container.heritageClauses ?? []).flatMap((clause) =>
      clause.types.flatMap((base) => {
        if (onClass && clause.token === ts.SyntaxKind.ImplementsKeyword) return [];
        const type = checker.getTypeAtLocation(onClass ? base.expression : base);
        return checker.getPropertyOfType(type, name)?.declarations ?? [];
      }),
    );
  }

  #contextualMembers(literal: ts.ObjectLiteralExpression, name: string): readonly ts.Node[] {
    const { checker } = this.#analysis;
    const contextual = checker.getContextualType(literal);
    if (!contextual) return [];
    const present = checker.getNonNullableType(contextual);
    const types = present.isUnion() ? present.types : [present];
    return types
      .flatMap((type): readonly ts.Node[] => {
        const property = checker.getPropertyOfType(type, name);
        if (property) return property.declarations ?? [];
        // `Record<string, () => User>`
        const indexed = checker.getIndexTypeOfType(type, ts.IndexKind.String);
        return indexed ? this.#signaturesOf(indexed) : [];
      })
      .filter((declaration) => declaration.parent !== literal);
  }

  /** The same parameter in the other declarations of a method: its interface, its implementations, its overloads. */
  #siblingParameters(parameter: ts.ParameterDeclaration): readonly ts.Node[] {
    const owner = parameter.parent;
    if (!ts.isMethodSignature(owner) && !isAsyncCapable(owner)) return [];
    const index = owner.parameters.indexOf(parameter);
    const related = this.#closure(owner).members;
    return [...related].flatMap((member) => {
      const sibling = ts.isMethodSignature(member) || isAsyncCapable(member) ? member.parameters[index] : undefined;
      return sibling && ts.isIdentifier(sibling.name) ? [sibling] : [];
    });
  }

  /** `class A extends Base implements Repo`: what Base declares implements Repo, although it does not name it. */
  #inheritedImplementations(name: string, members: ReadonlySet<ts.Node>): readonly ts.Node[] {
    const { checker } = this.#analysis;
    this.#classesWithContracts ??= this.#gatherClassesWithContracts();
    return this.#classesWithContracts.flatMap((node) => {
      const contracts = this.#baseMembers(node, name, false);
      const own = checker.getPropertyOfType(checker.getTypeAtLocation(node), name)?.declarations ?? [];
      const all = [...contracts, ...own];
      return all.some((declaration) => members.has(declaration)) ? all : [];
    });
  }

  #gatherClassesWithContracts(): ts.ClassLikeDeclaration[] {
    const classes: ts.ClassLikeDeclaration[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node) && node.heritageClauses?.length === 2) classes.push(node);
      ts.forEachChild(node, visit);
    };
    for (const file of this.#analysis.sourceFiles) if (file.text.includes("implements")) visit(file);
    return classes;
  }

  /** Members that stand in for each other without `implements`, because a value of one type is given as the other. */
  #conforming(name: string, members: ReadonlySet<ts.Node>): readonly ts.Node[] {
    const { checker } = this.#analysis;
    return this.#conformances(name, members).flatMap(([source, target]) => {
      const given = checker.getPropertyOfType(source, name)?.declarations ?? [];
      const asked = checker.getPropertyOfType(target, name)?.declarations ?? [];
      if (given.length === 0 || asked.length === 0) return [];
      const all = [...given, ...asked];
      return all.some((declaration) => members.has(declaration)) ? all : [];
    });
  }

  /**
   * Pairs of types whose values are given as each other, where types that have the member could conform. To ask that of
   * every value in the project costs as much as a type check, so only files that name one of the types are looked at.
   */
  #conformances(name: string, members: ReadonlySet<ts.Node>): readonly Conformance[] {
    const { checker } = this.#analysis;
    const all = this.#membersNamed(name);
    const inside = containersOf(all.filter((member) => members.has(member)));
    const outside = containersOf(all.filter((member) => !members.has(member)));
    const fits = (source: ts.Node, target: ts.Node) =>
      !ts.isObjectLiteralExpression(target) &&
      (isGeneric(target) ||
        checker.isTypeAssignableTo(checker.getTypeAtLocation(source), checker.getTypeAtLocation(target)));
    const fitting = new Set<ts.Node>();
    for (const one of inside) {
      for (const other of outside) if (fits(one, other) || fits(other, one)) fitting.add(one).add(other);
    }
    const names = [...fitting].flatMap((container) => nameOfContainer(container) ?? []);
    const ownFiles = new Set([...fitting].map((container) => container.getSourceFile()));
    return this.#analysis.sourceFiles
      .filter((file) => ownFiles.has(file) || names.some((typeName) => file.text.includes(typeName)))
      .flatMap((file) => this.#conformancesIn(file));
  }

  #conformancesIn(file: ts.SourceFile): readonly Conformance[] {
    const known = this.#conformancesByFile.get(file);
    if (known) return known;
    const { checker } = this.#analysis;
    const seen = new Map<ts.Type, Set<ts.Type>>();
    const pairs: Conformance[] = [];
    const isUsers = (type: ts.Type) =>
      type.getSymbol()?.declarations?.some((declaration) => this.#analysis.isUserFile(declaration.getSourceFile())) ??
      false;
    const check = (expression: ts.Expression): void => {
      const given = checker.getNonNullableType(checker.getTypeAtLocation(expression));
      if (!isUsers(given)) return;
      const target = checker.getContextualType(expression);
      const asked = target && checker.getNonNullableType(target);
      if (!asked || asked === given || !isUsers(asked) || asked.getSymbol() === given.getSymbol()) return;
      const targets = seen.get(given) ?? new Set();
      if (targets.has(asked)) return;
      seen.set(given, targets.add(asked));
      pairs.push([given, asked]);
    };
    const visit = (node: ts.Node): void => {
      if (isGivenAway(node)) check(node);
      ts.forEachChild(node, visit);
    };
    visit(file);
    this.#conformancesByFile.set(file, pairs);
    return pairs;
  }

  #membersNamed(name: string): readonly ts.Declaration[] {
    if (!this.#membersByName) {
      const members = new Map<string, ts.Declaration[]>();
      const visit = (node: ts.Node): void => {
        const memberName = memberNameOf(node);
        if (memberName !== undefined) {
          const same = members.get(memberName);
          if (same) same.push(node as ts.Declaration);
          else members.set(memberName, [node as ts.Declaration]);
        }
        ts.forEachChild(node, visit);
      };
      for (const file of this.#analysis.sourceFiles) visit(file);
      this.#membersByName = members;
    }
    return this.#membersByName.get(name) ?? [];
  }
}

/** `new Repo()`, `repo`, `makeRepo()`, `this` where a value is handed to somebody who declares what he wants. */
function isGivenAway(node: ts.Node): node is ts.Expression {
  const isValue =
    ts.isNewExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isCallExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword;
  if (!isValue) return false;
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.initializer === node && parent.type !== undefined;
  }
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBinaryExpression(parent)) {
    return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === node;
  }
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
}

function containersOf(members: readonly ts.Node[]): ReadonlySet<ts.Node> {
  return new Set(members.map((member) => member.parent));
}

function isGeneric(container: ts.Node): boolean {
  return (ts.isInterfaceDeclaration(container) || ts.isClassLike(container)) && container.typeParameters !== undefined;
}

/** The name by which a type is found in the text of a file: its own, or that of its alias. */
function nameOfContainer(container: ts.Node): string | undefined {
  const named = ts.isTypeLiteralNode(container) ? container.parent : container;
  if (ts.isInterfaceDeclaration(named) || ts.isClassLike(named) || ts.isTypeAliasDeclaration(named))
    return named.name?.text;
  return undefined;
}

/** The name of a member of a class, interface, type literal or object literal; undefined for anything else. */
function memberNameOf(node: ts.Node): string | undefined {
  if (
    !ts.isMethodDeclaration(node) &&
    !ts.isMethodSignature(node) &&
    !ts.isAccessor(node) &&
    !isProperty(node) &&
    !ts.isPropertySignature(node)
  ) {
    return undefined;
  }
  return ts.isComputedPropertyName(node.name) ? undefined : node.name.text;
}

function isStatic(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false)
  );
}

type Slot = ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration | ts.PropertySignature;

function isSlot(node: ts.Node): node is Slot {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node)
  );
}

function isProperty(
  node: ts.Node,
): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.PropertyDeclaration {
  return ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertyDeclaration(node);
}

function canHoldFunction(node: ts.Node): boolean {
  return isSlot(node) || isProperty(node) || isAsyncCapable(node) || ts.isMethodSignature(node) || ts.isAccessor(node);
}

/** The variable, property or parameter whose type a function type is, also as part of an optional type. */
function ownerOf(node: ts.FunctionTypeNode): Slot | undefined {
  let type: ts.Node = node;
  while (ts.isParenthesizedTypeNode(type.parent) || ts.isUnionTypeNode(type.parent)) type = type.parent;
  return isSlot(type.parent) && type.parent.type === type ? type.parent : undefined;
}

/** `{ find: (id: number) => User }`: a method in all but syntax. What gives nothing back is an event's handler instead. */
function isOwnedByInterface(node: ts.FunctionTypeNode): boolean {
  const owner = ownerOf(node);
  return owner !== undefined && ts.isPropertySignature(owner) && node.type.kind !== ts.SyntaxKind.VoidKeyword;
}

/** Whether the type is given a name, so that values of it can be anywhere. */
export function isNamedFunctionType(node: ts.SignatureDeclaration): boolean {
  return ts.isCallSignatureDeclaration(node) || (ts.isFunctionTypeNode(node) && ownerOf(node) === undefined);
}

function valueOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(node)) return node.name;
  if (ts.isExportAssignment(node)) return innermost(node.expression);
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyAssignment(node) && !ts.isPropertyDeclaration(node))
    return undefined;
  return node.initializer && innermost(node.initializer);
}
