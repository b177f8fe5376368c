import { ts } from "ts-morph";
import { innermost, isInlineFunction, type InlineFunction } from "./function-kinds.js";

/** Methods of vitest's, jest's and bun's mocks that give a mock its value, and what they are called for a promise. */
const counterparts: ReadonlyMap<string, string> = new Map([
  ["mockReturnValue", "mockResolvedValue"],
  ["mockReturnValueOnce", "mockResolvedValueOnce"],
]);

/** Functions and methods that take an implementation. */
const takers: ReadonlySet<string> = new Set(["fn", "mock", "mockImplementation", "mockImplementationOnce"]);

/** What has to change in a mock of a function that became asynchronous. */
export interface MockPart {
  /** The method's name, to be replaced by `counterpart`. */
  readonly name?: ts.Identifier;
  readonly counterpart?: string;
  /** The function that stands for the mocked one. */
  readonly implementation?: InlineFunction;
}

/** `mockReturnValue(x)`, `mockImplementation(f)`, `vi.fn(f)`: what one call says about the mocked function. */
export function mockPartOf(call: ts.CallExpression): MockPart | undefined {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  const counterpart = counterparts.get(name.text);
  if (counterpart !== undefined) return { name, counterpart };
  if (!takers.has(name.text)) return undefined;
  const [first] = call.arguments;
  const implementation = first && innermost(first);
  return implementation && isInlineFunction(implementation) ? { implementation } : {};
}

/** The calls of `vi.fn(f).mockReturnValue(x)…`, where all of them make up one mock. Empty for anything else. */
export function mockCallsOf(value: ts.Expression): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  let current = innermost(value);
  while (ts.isCallExpression(current)) {
    calls.push(current);
    const callee: ts.Expression = current.expression;
    if (!ts.isPropertyAccessExpression(callee)) break;
    current = innermost(callee.expression);
  }
  const isMock = calls.length > 0 && calls.every((call) => mockPartOf(call) !== undefined);
  return isMock ? calls : [];
}

/** `vi.spyOn(repo, "find")`: the object and the name. */
export function spiedMember(
  call: ts.CallExpression,
): { readonly object: ts.Expression; readonly member: ts.StringLiteralLike } | undefined {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const [object, member] = call.arguments;
  return name === "spyOn" && object && member && ts.isStringLiteralLike(member) ? { object, member } : undefined;
}
