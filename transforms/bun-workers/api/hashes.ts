import { ts } from "ts-morph";
import type { BunContext } from "../bun-context.js";

/** `Bun.SHA256` and its like → the name of `createHash()`. */
const hashClasses: Readonly<Record<string, string>> = {
  MD5: "md5",
  SHA1: "sha1",
  SHA224: "sha224",
  SHA256: "sha256",
  SHA384: "sha384",
  SHA512: "sha512",
  SHA512_256: "sha512-256",
};

/** Names of algorithms that both `Bun.CryptoHasher` and a Worker's `createHash()` know. */
const algorithms: ReadonlySet<string> = new Set([
  ...Object.values(hashClasses),
  "sha-1",
  "sha-224",
  "sha-256",
  "sha-384",
  "sha-512",
  "sha-512/256",
]);

/** Whether a name of Bun is about hashes, so that `convertHash` takes care of it. */
export function isHashName(name: string): boolean {
  return name === "CryptoHasher" || name === "sha" || Object.hasOwn(hashClasses, name);
}

/**
 * `new Bun.CryptoHasher("sha256")` → `createHash("sha256")`, `Bun.SHA256.hash(data)` → `createHash("sha256").update(data).digest()`.
 * The objects have the same `update`, `digest` and `copy`.
 *
 * @param node what names the class or function
 */
export function convertHash(node: ts.Node, name: string, context: BunContext): void {
  const { parent } = node;
  if (name === "sha") {
    if (ts.isCallExpression(parent) && parent.expression === node)
      convertOneShot(parent, node, '"sha512-256"', 0, context);
    else refuse(node, `\`${node.getText()}\` is not called here.`, context);
    return;
  }
  const algorithm = hashClasses[name];
  if (ts.isNewExpression(parent) && parent.expression === node) {
    convertConstruction(parent, algorithm, context);
    return;
  }
  const call = parent.parent;
  const isStaticHash =
    ts.isPropertyAccessExpression(parent) &&
    parent.name.text === "hash" &&
    ts.isCallExpression(call) &&
    call.expression === parent;
  if (isStaticHash && algorithm !== undefined) {
    convertOneShot(call, parent, `"${algorithm}"`, 0, context);
  } else if (isStaticHash && name === "CryptoHasher") {
    const written = knownAlgorithm(call.arguments[0]);
    if (written === undefined) refuse(node, "The algorithm is not one that Workers are known to have.", context);
    else convertOneShot(call, parent, written, 1, context);
  } else {
    refuse(node, `\`${node.getText()}\` is used in another way than to make a hash.`, context);
  }
}

function convertConstruction(node: ts.NewExpression, ofClass: string | undefined, context: BunContext): void {
  const [first, key, ...others] = node.arguments ?? [];
  const algorithm = ofClass === undefined ? knownAlgorithm(first) : `"${ofClass}"`;
  if (algorithm === undefined || others.length > 0 || (ofClass !== undefined && first)) {
    refuse(node, "The algorithm is not one that Workers are known to have.", context);
    return;
  }
  const file = node.getSourceFile();
  const local = context.import(file, { name: key ? "createHmac" : "createHash", module: "node:crypto" });
  const { collector } = context;
  if (ofClass !== undefined || !first) collector.replaceNode(node, `${local}(${algorithm})`, "bun-workers/api");
  else {
    collector.replace(file, { start: node.getStart(), end: node.expression.end }, local, "bun-workers/api");
    if (algorithm !== first.getText()) collector.replaceNode(first, algorithm, "bun-workers/api");
  }
}

/** @param skipped how many arguments come before the data */
function convertOneShot(
  call: ts.CallExpression,
  callee: ts.Node,
  algorithm: string,
  skipped: number,
  context: BunContext,
): void {
  const [data, encoding, ...others] = call.arguments.slice(skipped);
  const isText = encoding === undefined || isEncoding(encoding, context.checker);
  if (!data || others.length > 0 || !isText || call.arguments.some((argument) => ts.isSpreadElement(argument))) {
    refuse(call, "It writes into a buffer, or its arguments are not written here.", context);
    return;
  }
  const file = call.getSourceFile();
  const { collector } = context;
  const local = context.import(file, { name: "createHash", module: "node:crypto" });
  const start = callee.getStart();
  collector.replace(file, { start, end: data.getStart() }, `${local}(${algorithm}).update(`, "bun-workers/api");
  if (encoding) collector.replace(file, { start: data.end, end: encoding.getStart() }, ").digest(", "bun-workers/api");
  else collector.replace(file, { start: data.end, end: call.end }, ").digest()", "bun-workers/api");
}

function isEncoding(node: ts.Expression, checker: ts.TypeChecker): boolean {
  return ts.isStringLiteralLike(node) || (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;
}

/** The name as `createHash()` takes it, in quotes. */
function knownAlgorithm(node: ts.Expression | undefined): string | undefined {
  if (!node || !ts.isStringLiteralLike(node)) return undefined;
  const name = node.text.toLowerCase();
  if (!algorithms.has(name)) return undefined;
  const plain = name.replace(/^sha-/, "sha").replace("/", "-");
  return plain === node.text ? node.getText() : `"${plain}"`;
}

function refuse(node: ts.Node, message: string, context: BunContext): void {
  context.find(node, "bun-workers/hash-algorithm", message);
}
