import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";

/** Names of systems, where Node has another. https://nodejs.org/api/process.html#processplatform */
const platforms: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", windows: "win32" };

/**
 * The condition on which a test is left out, as Node computes it: `Deno.build.os === "windows"` →
 * `process.platform === "win32"`, `!Deno.env.get("CI")` → `!process.env.CI`.
 *
 * @returns `undefined` where it asks Deno for more
 */
export function conditionText(node: ts.Expression): string | undefined {
  const file = node.getSourceFile();
  const replaced: { readonly node: ts.Node; readonly text: string }[] = [];
  const visit = (inner: ts.Node): boolean => {
    if (ts.isBinaryExpression(inner) && dottedName(inner.left) === "Deno.build.os") {
      const name = ts.isStringLiteralLike(inner.right) ? inner.right.text : "";
      const platform = Object.hasOwn(platforms, name) ? platforms[name] : undefined;
      if (platform === undefined) return false;
      replaced.push({ node: inner.left, text: "process.platform" }, { node: inner.right, text: `"${platform}"` });
      return true;
    }
    const variable = environmentText(inner);
    if (variable !== undefined) {
      replaced.push({ node: inner, text: variable });
      return true;
    }
    if (ts.isIdentifier(inner) && inner.text === "Deno") return false;
    return ts.forEachChild(inner, (child) => (visit(child) ? undefined : true)) === undefined;
  };
  if (!visit(node)) return undefined;
  let text = "";
  let at = node.getStart();
  for (const { node: old, text: written } of replaced) {
    text += file.text.slice(at, old.getStart()) + written;
    at = old.end;
  }
  return text + file.text.slice(at, node.end);
}

/** `Deno.env.get("CI")` → `process.env.CI`, `Deno.env.has("CI")` → `("CI" in process.env)` */
function environmentText(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [key] = node.arguments;
  const callee = dottedName(node.expression);
  if (!key || !ts.isStringLiteralLike(key) || !/^[A-Za-z_$][\w$]*$/.test(key.text)) return undefined;
  if (callee === "Deno.env.get") return `process.env.${key.text}`;
  return callee === "Deno.env.has" ? `("${key.text}" in process.env)` : undefined;
}
