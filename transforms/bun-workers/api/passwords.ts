import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { BunContext } from "../bun-context.js";
import type { RuntimeUse } from "../../../src/typescript/server/runtime-uses.js";

const code = "bun-workers/bcrypt";

/** What Bun takes where no cost is given. */
const defaultCost = "10";

const verifiers: Readonly<Record<string, string>> = { verify: "compare", verifySync: "compareSync" };
const hashers: Readonly<Record<string, string>> = { hash: "hash", hashSync: "hashSync" };

/** A use of `Bun.password` whose member is called. */
interface PasswordCall {
  readonly node: ts.Node;
  readonly call: ts.CallExpression;
  readonly member: string;
}

/**
 * Converts `Bun.password` where the code says that it is bcrypt: calls that name the algorithm, and, where all hashes of
 * the Worker are made so, calls of `verify` that leave it to the hash. Others are findings: argon2 has no counterpart.
 */
export function convertPasswords(uses: readonly RuntimeUse[], context: BunContext): void {
  const calls = uses.map(({ node }) => passwordCall(node));
  const hashes = calls.filter((call) => call !== undefined && call.member in hashers);
  const isAllBcrypt =
    hashes.length > 0 && hashes.every((each) => each && algorithmOf(each.call.arguments[1]) === "bcrypt");
  for (const [index, { node }] of uses.entries()) {
    const call = calls[index];
    if (!call || !convertPasswordCall(call, isAllBcrypt, context)) findPassword(node, call, context);
  }
}

function passwordCall(node: ts.Node): PasswordCall | undefined {
  const member = node.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== node) return undefined;
  const call = member.parent;
  if (!ts.isCallExpression(call) || call.expression !== member) return undefined;
  if (call.arguments.some((argument) => ts.isSpreadElement(argument))) return undefined;
  return { node, call, member: member.name.text };
}

function convertPasswordCall({ call, member }: PasswordCall, isAllBcrypt: boolean, context: BunContext): boolean {
  const { collector } = context;
  const file = call.getSourceFile();
  const [password, second, third] = call.arguments;
  if (!password || !second) return false;
  const verifier = verifiers[member];
  const hasher = hashers[member];
  const algorithm = verifier === undefined ? algorithmOf(second) : third ? algorithmOf(third) : undefined;
  const isBcrypt = algorithm === "bcrypt" || (verifier !== undefined && !third && isAllBcrypt);
  const target = verifier ?? hasher;
  if (!isBcrypt || target === undefined) return false;
  const cost = hasher === undefined ? undefined : costOf(second);
  if (hasher !== undefined && cost === undefined) return false;
  const bcrypt = context.import(file, { name: "default", module: "bcryptjs", as: "bcrypt" });
  collector.replaceNode(call.expression, `${bcrypt}.${target}`, code);
  if (cost !== undefined) context.replace(second, cost, code);
  else if (third) collector.replace(file, { start: second.end, end: third.end }, "", code);
  context.bcryptUsers.add(context.analysis.pathOf(file));
  return true;
}

/** `"bcrypt"` and `{ algorithm: "bcrypt" }` */
function algorithmOf(node: ts.Expression | undefined): string | undefined {
  if (!node) return undefined;
  const written = withoutOuterExpressions(node);
  if (ts.isStringLiteralLike(written)) return written.text;
  const value = memberOf(written, "algorithm");
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** The text of the cost; undefined where it is not written here. */
function costOf(node: ts.Expression): string | undefined {
  const written = withoutOuterExpressions(node);
  if (ts.isStringLiteralLike(written)) return defaultCost;
  if (!ts.isObjectLiteralExpression(written)) return undefined;
  if (!written.properties.every((property) => ts.isPropertyAssignment(property))) return undefined;
  return memberOf(written, "cost")?.getText() ?? defaultCost;
}

function memberOf(object: ts.Expression, wanted: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  const property = object.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === wanted);
  return property && ts.isPropertyAssignment(property) ? withoutOuterExpressions(property.initializer) : undefined;
}

function findPassword(node: ts.Node, call: PasswordCall | undefined, context: BunContext): void {
  const message =
    call && call.member in verifiers
      ? `\`${node.getText()}.${call.member}()\` takes argon2 and bcrypt by the hash: stored \`$argon2\` hashes need an argon2 library, \`$2\` ones \`bcryptjs\`.`
      : call && call.member in hashers
        ? `\`${node.getText()}.${call.member}()\` does not say bcrypt here, and a Worker has no argon2, its default: choose \`scryptSync\` of \`node:crypto\`, or \`bcryptjs\`.`
        : `\`${node.getText()}\` is not called here as it is converted.`;
  context.find(node, "bun-workers/password", message);
}
