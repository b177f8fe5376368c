import { ts } from "ts-morph";
import { isAssertedLater } from "./asserted-rows.js";

/** What the code around a read says of its rows, and what has to become of that on D1. */
export interface RowType {
  /** Type argument for `first`/`all`/`raw`, with angle brackets; "" where there is nothing to say. */
  readonly typeArguments: string;
  /** The type assertion that the type argument makes superfluous. */
  readonly dropAssertion: ts.AsExpression | undefined;
  /** The assertion also claimed that there is a row. */
  readonly assertsPresence: boolean;
}

const nothing: RowType = { typeArguments: "", dropAssertion: undefined, assertsPresence: false };

/**
 * D1's methods are generic where the libraries leave rows unknown, and an assertion from D1's default row type to an
 * interface does not compile. So `stmt.get(id) as User | null` becomes `first<User>()`.
 *
 * @param absent what the library gives for no row: "null" (as D1) or "undefined"
 */
export function rowTypeOfFirst(
  call: ts.CallExpression,
  declaredRow: ts.TypeNode | undefined,
  absent: "null" | "undefined",
  checker: ts.TypeChecker,
): RowType {
  const assertion = outermostAssertion(call);
  if (!assertion) {
    return { ...nothing, typeArguments: typeArguments(call, declaredRow, call, (type) => type, checker) };
  }
  const members = ts.isUnionTypeNode(assertion.type) ? [...assertion.type.types] : [assertion.type];
  const present = members.filter((member) => !isKeyword(member, "null") && !isKeyword(member, "undefined"));
  const text = present.map((member) => member.getText()).join(" | ");
  const claimsNull = members.some((member) => isKeyword(member, "null"));
  const claimsUndefined = members.some((member) => isKeyword(member, "undefined"));
  if (present.length === 0 || isOpen(text)) return nothing;
  const named = { ...nothing, typeArguments: `<${text}>` };
  if (!claimsNull && !claimsUndefined) return { ...named, dropAssertion: assertion, assertsPresence: true };
  const same = absent === "null" ? claimsNull && !claimsUndefined : claimsUndefined && !claimsNull;
  return same ? { ...named, dropAssertion: assertion } : named;
}

/** The same for a call that gives an array of rows: `stmt.all() as User[]` → `all<User>()`. */
export function rowTypeOfAll(
  call: ts.CallExpression,
  declaredRow: ts.TypeNode | undefined,
  checker: ts.TypeChecker,
): RowType {
  const assertion = outermostAssertion(call);
  if (!assertion) {
    return {
      ...nothing,
      typeArguments: typeArguments(call, declaredRow, call, (type) => elementOf(type, checker), checker),
    };
  }
  const element = arrayElement(assertion.type);
  if (!element || isOpen(element.getText())) return nothing;
  return { ...nothing, typeArguments: `<${element.getText()}>`, dropAssertion: assertion };
}

/** `x as A as B`: the last one counts, the ones before only helped it compile. */
function outermostAssertion(call: ts.CallExpression): ts.AsExpression | undefined {
  let assertion: ts.AsExpression | undefined;
  for (let node: ts.Node = call; ts.isAsExpression(node.parent); node = node.parent) assertion = node.parent;
  return assertion;
}

function isKeyword(node: ts.TypeNode, keyword: "null" | "undefined"): boolean {
  return node.getText() === keyword;
}

/** An assertion to a type that accepts everything stays as it is. */
function isOpen(text: string): boolean {
  return text === "any" || text === "unknown" || text === "never" || text === "object" || text === "const";
}

/** What an array of rows is called. `iterate()` becomes an array, too. */
const listTypes: ReadonlySet<string> = new Set(["Array", "ReadonlyArray", "Iterable", "IterableIterator", "Generator"]);

function arrayElement(type: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isParenthesizedTypeNode(type)) return arrayElement(type.type);
  if (ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.ReadonlyKeyword) return arrayElement(type.type);
  if (ts.isArrayTypeNode(type))
    return ts.isParenthesizedTypeNode(type.elementType) ? type.elementType.type : type.elementType;
  if (ts.isTypeReferenceNode(type) && listTypes.has(type.typeName.getText())) return type.typeArguments?.[0];
  return undefined;
}

/** The row type that the statement was prepared with, else the one that the checker knows, if it can be written here. */
function typeArguments(
  call: ts.CallExpression,
  declaredRow: ts.TypeNode | undefined,
  location: ts.Node,
  rowOf: (type: ts.Type) => ts.Type | undefined,
  checker: ts.TypeChecker,
): string {
  if (declaredRow?.getSourceFile() === call.getSourceFile()) {
    const text = declaredRow.getText();
    return isOpen(text) && text !== "any" ? "" : `<${text}>`;
  }
  const result = rowOf(checker.getNonNullableType(checker.getTypeAtLocation(call)));
  if (!result || result.flags & ts.TypeFlags.Unknown) return isAssertedLater(call, checker) ? "<unknown>" : "";
  if (result.flags & ts.TypeFlags.Any) return "<any>";
  const text = checker.typeToString(result, location, ts.TypeFormatFlags.NoTruncation);
  // The default row of node:sqlite says no more than D1's own default does.
  if (text === "{}" || /\bRecord<string, |\bSQLOutputValue\b|import\(/.test(text)) return "";
  return canBeWritten(result, location, checker) ? `<${text}>` : "";
}

function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
}

/** Whether the name of a type means the same type at a place. */
function canBeWritten(type: ts.Type, location: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  if (!symbol || symbol.name.startsWith("__")) return true;
  return checker.getSymbolsInScope(location, ts.SymbolFlags.Type | ts.SymbolFlags.Alias).some((inScope) => {
    const target = inScope.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(inScope) : inScope;
    return inScope.name === symbol.name && target === symbol;
  });
}
