import { ts } from "ts-morph";

/** How an expression stands in the text of a key: text that needs encoding, or a number and its like. */
function partText(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node)) return escaped(encodeURIComponent(node.text));
  if (ts.isNumericLiteral(node)) return node.text;
  const { flags } = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node));
  if (flags & ts.TypeFlags.StringLike) return `\${encodeURIComponent(${node.getText()})}`;
  return flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike) ? `\${${node.getText()}}` : undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`);
}

/**
 * The key of Workers KV for one of Deno KV: `["users", id]` → `` `users/${encodeURIComponent(id)}` ``. Parts are encoded, so
 * that no two keys of texts fall together; a number and the same number as text do.
 *
 * @returns `undefined` where the key is not an array of texts and numbers that is written here
 */
export function kvKeyText(node: ts.Expression | undefined, checker: ts.TypeChecker): string | undefined {
  if (!node || !ts.isArrayLiteralExpression(node) || node.elements.length === 0) return undefined;
  const parts = node.elements.map((element) => partText(element, checker));
  if (parts.some((part) => part === undefined || part === "")) return undefined;
  const text = parts.join("/");
  return text.includes("${") || text.includes("\\") ? `\`${text}\`` : JSON.stringify(text);
}
