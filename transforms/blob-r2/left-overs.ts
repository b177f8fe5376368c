import { ts } from "ts-morph";
import { envFilesFor } from "../../src/cloudflare/old-settings.js";
import type { Finding } from "../../src/engine/plan.js";
import { directoryOf, nearestFolderWith } from "../../src/engine/tree-paths.js";
import type { BlobContext } from "./blob-context.js";

const host = /\bblob\.vercel-storage\.com/;
const tokenName = /\bBLOB_READ_WRITE_TOKEN\b/;

/**
 * Finds what is about the old store besides its calls: its token, its host, tests that replace the library.
 *
 * @param stays whether the old store stays in use, so that only its host is worth a look: the new one has another
 */
export function findLeftOvers(file: ts.SourceFile, stays: boolean, context: BlobContext): void {
  const { collector, analysis } = context;
  const path = analysis.pathOf(file);
  const edits = collector.edits.filter((edit) => edit.path === path && edit.kind === "replace");
  const isGone = (node: ts.Node) => edits.some((edit) => edit.start <= node.getStart() && node.end <= edit.end);
  const find = (
    node: ts.Node,
    code: "blob-r2/token" | "blob-r2/blob-host" | "blob-r2/mocked-module",
    message: string,
  ) => {
    if (!isGone(node) && (!stays || code === "blob-r2/blob-host")) context.find(node, code, message);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node);
    if (isText || ts.isRegularExpressionLiteral(node)) {
      const text = node.text.replaceAll("\\", "");
      if (host.test(text)) find(node, "blob-r2/blob-host", "This is the host of the old store.");
      else if (tokenName.test(text) && !/\s/.test(text.trim()))
        find(node, "blob-r2/token", "The token of the old store is used here.");
      else if (tokenName.test(text) && !isInGuard(node))
        find(node, "blob-r2/token", "This text speaks of the token of the old store.");
    } else if (ts.isIdentifier(node) && tokenName.test(node.text) && !ts.isImportSpecifier(node.parent)) {
      find(node, "blob-r2/token", "The token of the old store is used here.");
    } else if (ts.isCallExpression(node) && isMock(node)) {
      find(node, "blob-r2/mocked-module", "The library is replaced for this test, and nothing calls it any more.");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** Within `if (!process.env.BLOB_READ_WRITE_TOKEN) …`, whose condition is named. */
function isInGuard(text: ts.Node): boolean {
  return (
    ts.findAncestor(text, (node) => ts.isIfStatement(node) && tokenName.test(node.expression.getText())) !== undefined
  );
}

function isMock({ expression, arguments: [module] }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    /^(?:mock|doMock|unstable_mockModule|module)$/.test(expression.name.text) &&
    module !== undefined &&
    ts.isStringLiteralLike(module) &&
    /^@vercel\/blob(?:\/client)?$/.test(module.text)
  );
}

/** Lines of env files that set the token. What it is set to is not repeated. */
export function findTokensInEnvFiles(paths: readonly string[], { analysis }: BlobContext): Finding[] {
  const { tree } = analysis;
  return envFilesFor(paths, tree).flatMap((path): Finding[] => {
    const start = /^[ \t]*(?:export[ \t]+)?BLOB_READ_WRITE_TOKEN\b/m.exec(tree.read(path) ?? "")?.index;
    if (start === undefined) return [];
    const message = "BLOB_READ_WRITE_TOKEN is set here.";
    return [{ code: "blob-r2/token-in-env-file", path, start, end: start, message }];
  });
}

/** Says once a package that its S3 client is not looked at. */
export function findS3Clients(paths: readonly string[], { analysis }: BlobContext): Finding[] {
  const { tree } = analysis;
  const packageOf = (path: string) => nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  const packages = new Set(paths.map(packageOf));
  const findings: Finding[] = [];
  for (const path of tree.sourceFiles) {
    const found = tree.isEditable(path) ? /["']@aws-sdk\/client-s3["']/.exec(tree.read(path) ?? "") : null;
    if (!found || !packages.delete(packageOf(path))) continue;
    const message = "This file uses an S3 client, which this transform leaves alone.";
    findings.push({ code: "blob-r2/s3-client", path, start: found.index, end: found.index + found[0].length, message });
  }
  return findings;
}
