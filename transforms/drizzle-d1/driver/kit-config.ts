import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { indentationOf } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { staticText } from "../../../src/typescript/static-text.js";
import { unwrapped } from "../schema/drizzle-exports.js";

const code = "drizzle-d1/kit-config";

/** A drizzle-kit config of PostgreSQL. */
export interface KitConfig {
  readonly file: ts.SourceFile;
  readonly object: ts.ObjectLiteralExpression;
  /** Its folder, relative to the root. */
  readonly folder: string;
  /** Folder of PostgreSQL's migrations, relative to the root. */
  readonly oldOut: string;
  /** Folder of D1's migrations, relative to the root. */
  readonly out: string;
  /** What of it goes with the connection. */
  readonly connection: readonly ts.Node[];
}

/** The configs of drizzle-kit that speak of PostgreSQL; findings for those that cannot be read. */
export function readKitConfigs(analysis: Analysis, collector: EditCollector): KitConfig[] {
  return analysis.sourceFiles.flatMap((file) => {
    if (!isKitConfig(file, analysis) || !analysis.tree.isEditable(analysis.pathOf(file))) return [];
    const objects: ts.ObjectLiteralExpression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node) && (property(node, "dialect") ?? property(node, "dbCredentials"))) {
        objects.push(node);
      } else ts.forEachChild(node, visit);
    };
    visit(file);
    return objects.flatMap((object) => readConfig(file, object, analysis, collector) ?? []);
  });
}

function isKitConfig(file: ts.SourceFile, analysis: Analysis): boolean {
  if (/(?:^|\/)drizzle[\w.-]*\.config[\w.-]*\.[mc]?[jt]s$/.test(analysis.pathOf(file))) return true;
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      /^(?:npm:)?drizzle-kit(?:@[^/]+)?$/.test(statement.moduleSpecifier.text),
  );
}

function readConfig(
  file: ts.SourceFile,
  object: ts.ObjectLiteralExpression,
  analysis: Analysis,
  collector: EditCollector,
): KitConfig | undefined {
  const textOf = (name: string): string | undefined => {
    const value = valueOf(object, name);
    return value && staticText(value, analysis.checker)?.text;
  };
  const dialect = textOf("dialect");
  const driver = textOf("driver");
  // Before drizzle-kit 0.21 the driver told the dialect.
  const isPostgres = dialect === "postgresql" || (!property(object, "dialect") && driver === "pg");
  if (!isPostgres) {
    if (dialect === undefined) {
      collector.find(object, "drizzle-d1/kit-config-unknown", "The dialect of this config is not written as a string.");
    }
    return undefined;
  }
  const folder = directoryOf(analysis.pathOf(file));
  const written = textOf("out");
  if (property(object, "out") && written === undefined) {
    const message = "The folder of this config's migrations is not written as a string.";
    collector.find(object, "drizzle-d1/kit-config-unknown", message);
    return undefined;
  }
  const oldOut = joinPath(folder, written ?? "drizzle");
  const credentials = property(object, "dbCredentials");
  return {
    file,
    object,
    folder,
    oldOut,
    out: joinPath(directoryOf(oldOut), newFolder),
    connection: credentials ? [credentials] : [],
  };
}

/** The new folder stands beside the old one. */
const newFolder = "drizzle-d1";

/** `dialect: "sqlite"`, the driver and credentials of D1, and a folder of its own. */
export function convertKitConfig({ object }: KitConfig, collector: EditCollector): void {
  const file = object.getSourceFile();
  const quote = (property(object, "dialect") ?? property(object, "driver") ?? object).getText().includes("'")
    ? "'"
    : '"';
  const text = (value: string) => `${quote}${value}${quote}`;
  const dialect = property(object, "dialect");
  const driver = property(object, "driver");
  const first = object.properties[0];
  const separator = first ? separatorBefore(first, file) : " ";
  const credentials = credentialsText(object, file);
  const added: string[] = [];
  if (dialect) replaceValue(dialect, text("sqlite"), collector);
  else added.push(`dialect: ${text("sqlite")}`);
  if (driver) replaceValue(driver, text("d1-http"), collector);
  else added.push(`driver: ${text("d1-http")}`);
  const old = property(object, "dbCredentials");
  if (old) replaceValue(old, credentials, collector);
  else added.push(`dbCredentials: ${credentials}`);
  const out = property(object, "out");
  const oldText = out && ts.isPropertyAssignment(out) ? unwrapped(out.initializer) : undefined;
  const written = oldText && ts.isStringLiteralLike(oldText) ? oldText.text : undefined;
  if (out && ts.isPropertyAssignment(out)) {
    const folder = (written ?? "./drizzle").replace(/\/+$/, "").replace(/[^/]*$/, "");
    replaceValue(out, text(`${folder}${newFolder}`), collector);
  } else added.push(`out: ${text(`./${newFolder}`)}`);
  const anchor = dialect ?? first;
  if (anchor && added.length > 0) {
    collector.insert(file, anchor.end, added.map((entry) => `,${separator}${entry}`).join(""), code);
  }
  for (const name of ["schemaFilter", "extensionsFilters", "entities"]) {
    const other = property(object, name);
    if (other) collector.remove(other, code);
  }
}

function replaceValue(element: ts.ObjectLiteralElementLike, text: string, collector: EditCollector): void {
  if (ts.isPropertyAssignment(element)) collector.replaceNode(element.initializer, text, code);
  else collector.replaceNode(element, `${element.name?.getText() ?? ""}: ${text}`, code);
}

function credentialsText(object: ts.ObjectLiteralExpression, file: ts.SourceFile): string {
  const end = lineEndOf(file.text);
  const base = indentationOf(object.properties[0] ?? object);
  const unit = base.startsWith("\t") ? "\t" : base.length >= 4 && base.length % 4 === 0 ? "    " : "  ";
  const bang = isJavaScript(file) ? "" : "!";
  const read = (name: string) => (readsDenoEnv(file) ? `Deno.env.get("${name}")${bang}` : `process.env.${name}${bang}`);
  const lines = [
    `accountId: ${read("CLOUDFLARE_ACCOUNT_ID")},`,
    `databaseId: ${read("CLOUDFLARE_DATABASE_ID")},`,
    `token: ${read("CLOUDFLARE_D1_TOKEN")},`,
  ];
  return `{${end}${lines.map((line) => base + unit + line).join(end)}${end}${base}}`;
}

/** The white space before a property: a line end with its indentation, or a blank. */
function separatorBefore(node: ts.Node, file: ts.SourceFile): string {
  const start = node.getStart();
  const before = /(?:\r?\n)[ \t]*$/.exec(file.text.slice(0, start));
  return before?.[0] ?? " ";
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((candidate) => candidate.name?.getText().replace(/^["']|["']$/g, "") === name);
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = property(object, name);
  if (!found) return undefined;
  if (ts.isPropertyAssignment(found)) return unwrapped(found.initializer);
  return ts.isShorthandPropertyAssignment(found) ? found.name : undefined;
}

/** Whether a file has `Deno.env` somewhere, however it is laid out. */
function readsDenoEnv(node: ts.Node): boolean {
  if (dottedName(node) === "Deno.env") return true;
  return ts.forEachChild(node, (child) => readsDenoEnv(child) || undefined) ?? false;
}
