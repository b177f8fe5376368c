import { ts } from "ts-morph";
import type { UseConversion } from "./library-form.js";
import { callOf } from "./std-uses.js";

/** Algorithms that `crypto.subtle.digest` of a Worker has. */
const digests: ReadonlySet<string> = new Set(["SHA-1", "SHA-256", "SHA-384", "SHA-512", "MD5"]);

/** Why a use of the standard library's `crypto` is more than the global one can. */
export function refuseStdCrypto(use: ts.Identifier): string | undefined {
  const member = use.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== use) return "it is handed on";
  if (member.name.text !== "subtle") return undefined;
  const method = member.parent;
  if (!ts.isPropertyAccessExpression(method) || method.expression !== member) return "its `subtle` is handed on";
  if (method.name.text === "digestSync") return "Web Crypto has no `digestSync()`";
  if (method.name.text !== "digest") return undefined;
  const call = callOf(method);
  const [algorithm] = call?.arguments ?? [];
  const name = algorithm && algorithmName(algorithm);
  if (name === undefined) return "the algorithm of the digest is not written here";
  return digests.has(name.toUpperCase()) ? undefined : `Web Crypto has no ${name}`;
}

function algorithmName(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const name = node.properties.find((property) => property.name?.getText() === "name");
  return name && ts.isPropertyAssignment(name) && ts.isStringLiteralLike(name.initializer)
    ? name.initializer.text
    : undefined;
}

const hashes: ReadonlySet<string> = new Set(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]);

/** `createHash("md5").update(data).toString()` of the old library → `createHash("md5").update(data).digest("hex")` */
export const convertStdHash: UseConversion = (use, context) => {
  const call = callOf(use);
  const [algorithm] = call?.arguments ?? [];
  if (!call || !algorithm || !ts.isStringLiteralLike(algorithm) || !hashes.has(algorithm.text))
    return "its algorithm is not one that `createHash()` of `node:crypto` is known to have";
  let node: ts.Expression = call;
  let text: ts.CallExpression | undefined;
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) {
    const next = callOf(node.parent);
    const method = node.parent.name.text;
    if (!next || (method !== "update" && method !== "toString")) break;
    node = next;
    if (method === "toString") {
      text = next;
      break;
    }
  }
  const [encoding] = text?.arguments ?? [];
  const isKnown = !encoding || (ts.isStringLiteralLike(encoding) && ["hex", "base64"].includes(encoding.text));
  if (!text || !isKnown || !ts.isPropertyAccessExpression(text.expression))
    return "its hash does not become a text in the same expression";
  const file = use.getSourceFile();
  const local = context.import(file, { name: "createHash", module: "node:crypto", as: use.text });
  if (local !== use.text) context.collector.replaceNode(use, local, "deno-workers/api");
  context.collector.replaceNode(text.expression.name, "digest", "deno-workers/api");
  if (!encoding) context.collector.insert(file, text.end - 1, '"hex"', "deno-workers/api");
  return undefined;
};
