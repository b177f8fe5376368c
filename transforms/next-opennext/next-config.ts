import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import type { NewFile } from "../../src/engine/plan.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { usesSemicolons } from "../../src/typescript/file-style.js";
import { addImport, importStatement } from "../../src/typescript/new-import.js";
import { openNextPackage } from "../../src/cloudflare/open-next.js";
import { type AppContext, visitAll } from "./app-context.js";

const init = "initOpenNextCloudflareForDev";

/** What a next.config says that matters here. */
export interface NextConfigFacts {
  readonly isStaticExport: boolean;
  readonly isStandalone: boolean;
  /** `/docs`, where the app is not at the root of its host. */
  readonly basePath: string;
  /** Whether images are left as they are, or some other service resizes them. */
  readonly ownImages: boolean;
  /** The node of `output`, for findings. */
  readonly output: ts.Node | undefined;
}

/** Reads the literals of a next.config, wherever in it they stand: in a function, in the argument of a plugin. */
export function readNextConfig({ app, parse }: AppContext): NextConfigFacts {
  const literals = new Map<string, readonly string[]>();
  let output: ts.Node | undefined;
  let ownImages = false;
  if (app.config !== undefined) {
    visitAll(parse(app.config), (node) => {
      if (!ts.isPropertyAssignment(node) || !(ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) return;
      const name = node.name.text;
      if (name === "output") output ??= node;
      if (name === "output" || name === "basePath")
        literals.set(name, literals.get(name) ?? stringsIn(node.initializer));
      if ((name === "unoptimized" && node.initializer.kind === ts.SyntaxKind.TrueKeyword) || name === "loader")
        ownImages = true;
    });
  }
  const outputs = literals.get("output") ?? [];
  return {
    isStaticExport: outputs.length === 1 && outputs[0] === "export",
    isStandalone: outputs.includes("standalone"),
    basePath: literals.get("basePath")?.[0] ?? "",
    ownImages,
    output,
  };
}

/** The values that an expression can have where it is a literal or chooses between some. */
function stringsIn(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
    return stringsIn(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    // One that is only sometimes there counts as another value.
    const [whenTrue, whenFalse] = [expression.whenTrue, expression.whenFalse].map(stringsIn);
    return [...(whenTrue ?? []), ...(whenFalse ?? []), ...(whenTrue?.length && whenFalse?.length ? [] : [""])];
  }
  return [];
}

/** Lets `next dev` have the bindings: a call at the end of next.config, or a new next.config. */
export function planDevBindings(context: AppContext): NewFile[] {
  const { app, tree, collector, parse } = context;
  const { config } = app;
  if (config === undefined) {
    const isTyped = tree.fileExists(joinPath(app.folder, "tsconfig.json"));
    const opening = `import { ${init} } from "${openNextPackage.name}";\n`;
    const text = isTyped
      ? `${opening}import type { NextConfig } from "next";\n\nconst nextConfig: NextConfig = {};\n\nexport default nextConfig;\n`
      : `${opening}\n/** @type {import("next").NextConfig} */\nconst nextConfig = {};\n\nexport default nextConfig;\n`;
    const path = joinPath(app.folder, isTyped ? "next.config.ts" : "next.config.mjs");
    return [{ path, text: `${text}\nvoid ${init}();\n`, code: "next-opennext/dev-bindings" }];
  }
  const file = parse(config);
  if (
    file.text.includes(init) ||
    collector.edits.some((edit) => edit.path === config && "text" in edit && edit.text.includes(init))
  )
    return [];
  const end = usesSemicolons(file) ? ";" : "";
  const isModule = /\.m[jt]s$/.test(config) || file.statements.some(isModuleSyntax);
  const call = isModule
    ? `void ${init}()${end}`
    : // OpenNext is a module of ECMAScript.
      `void import("${openNextPackage.name}").then(({ ${init} }) => ${init}())${end}`;
  if (isModule) importInit(file, collector);
  const lineEnd = lineEndOf(file.text);
  const gap = file.text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
  collector.insert(file, file.text.length, gap + call + lineEnd, "next-opennext/dev-bindings");
  return [];
}

function importInit(file: ts.SourceFile, collector: EditCollector): void {
  const wanted = { name: init, module: openNextPackage.name };
  const [first] = file.statements;
  // A comment that gives the config its type stays with the config.
  if (!first || ts.isImportDeclaration(first) || ts.getJSDocType(first) === undefined) {
    addImport(file, wanted, collector, "next-opennext/dev-bindings");
    return;
  }
  const lineEnd = lineEndOf(file.text);
  const statement = importStatement(file, wanted).replace(/;$/, usesSemicolons(file) ? ";" : "");
  const text = statement + lineEnd + lineEnd;
  collector.insert(file, first.getStart(file, true), text, "next-opennext/dev-bindings");
}

function isModuleSyntax(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isExportDeclaration(statement) ||
    (ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true)
  );
}
