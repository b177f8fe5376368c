import { ts } from "ts-morph";
import { directoryOf, joinPath, nearestFolderWith } from "../../engine/tree-paths.js";
import type { Analysis } from "../analysis.js";
import { dottedName } from "../dotted-name.js";
import { withoutOuterExpressions } from "../outer-expressions.js";

/** Where the module lies, as Bun, Deno and Node call it. */
const folderOfModule: ReadonlySet<string> = new Set(["import.meta.dir", "import.meta.dirname", "__dirname"]);
const joins: ReadonlySet<string> = new Set(["join", "resolve", "path.join", "path.resolve"]);

/**
 * The file of the project that an expression names by literals: `"./page.html"`, which counts from the folder of the
 * package, where programs are started; `new URL("./page.html", import.meta.url)`, `join(import.meta.dir, "page.html")` and
 * `import.meta.dir + "/page.html"`, which count from the module.
 *
 * @returns its path in the tree; undefined where it is named in another way or is not there
 */
export function fileNamedBy(expression: ts.Expression, analysis: Analysis): string | undefined {
  const { tree } = analysis;
  const path = analysis.pathOf(expression.getSourceFile());
  const folder = directoryOf(path);
  const named = withoutOuterExpressions(expression);
  const fromModule = namedFromModule(named);
  const target =
    fromModule !== undefined
      ? joinPath(folder, fromModule)
      : ts.isStringLiteralLike(named) && !isAbsolute(named.text)
        ? joinPath(nearestFolderWith(tree, folder, ["package.json", "deno.json", "deno.jsonc"]) ?? "", named.text)
        : undefined;
  return target !== undefined && !target.startsWith("..") && tree.fileExists(target) ? target : undefined;
}

/** A path from the root of the disk, or a URL. */
function isAbsolute(text: string): boolean {
  return /^(?:\/|[a-z]+:)/i.test(text);
}

/** The path, relative to the module. */
function namedFromModule(node: ts.Expression): string | undefined {
  const [first, second, ...others] =
    ts.isNewExpression(node) || ts.isCallExpression(node) ? (node.arguments ?? []) : [];
  if (ts.isNewExpression(node)) {
    const isUrl = dottedName(node.expression) === "URL" && second && dottedName(second) === "import.meta.url";
    return isUrl && first && ts.isStringLiteralLike(first) && !isAbsolute(first.text) ? first.text : undefined;
  }
  if (ts.isCallExpression(node)) {
    const callee = dottedName(node.expression);
    if (callee === "fileURLToPath" && first && !second) return namedFromModule(withoutOuterExpressions(first));
    if (callee === undefined || !joins.has(callee) || !first || !isFolderOfModule(first) || !second) return undefined;
    const parts = [second, ...others].map((part) => (ts.isStringLiteralLike(part) ? part.text : undefined));
    return parts.includes(undefined) ? undefined : parts.join("/");
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const { left, right } = node;
    return isFolderOfModule(left) && ts.isStringLiteralLike(right) && right.text.startsWith("/")
      ? `.${right.text}`
      : undefined;
  }
  if (ts.isTemplateExpression(node) && node.head.text === "" && node.templateSpans.length === 1) {
    const [span] = node.templateSpans;
    return span && isFolderOfModule(span.expression) && span.literal.text.startsWith("/")
      ? `.${span.literal.text}`
      : undefined;
  }
  return undefined;
}

function isFolderOfModule(node: ts.Expression): boolean {
  return folderOfModule.has(dottedName(node) ?? "");
}
