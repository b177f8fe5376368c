import { ts } from "ts-morph";
import type { Catalog } from "../../../src/sql/postgres/catalog.js";
import { remainingUses } from "../../../src/typescript/unused-imports.js";
import type { DrizzleContext } from "../drizzle-context.js";
import { casingOf } from "./casing.js";
import { columnBuilder } from "./column-builders.js";
import { ColumnReader, modifiersOn, type SchemaEnum } from "./column-model.js";
import { checkCounting, convertModifier, convertRoot, removeModifier } from "./convert-columns.js";
import { convertCustomType } from "./convert-custom-types.js";
import { convertEnum } from "./convert-enums.js";
import { convertCheck, convertIndex, convertUnique, removePolicy } from "./convert-extras.js";
import { addEnumChecks, convertTableCall } from "./convert-tables.js";
import { convertName } from "./convert-types.js";
import { convertView, viewMaker } from "./convert-views.js";
import { callbackMembers, CoreNames } from "./core-names.js";
import { DrizzleExports, wholeModule } from "./drizzle-exports.js";
import { drizzleModule, isPostgresCore } from "./drizzle-module.js";
import { coreElement } from "./extra-elements.js";
import { catalogOf } from "./schema-catalog.js";
import type { SchemaContext } from "./schema-context.js";
import { SchemaValues } from "./schema-values.js";
import { type SchemaTable, TableReader } from "./table-model.js";
import { checkValidationSchema } from "./validation-schemas.js";

/** What the other parts need to know of the schema. */
export interface SchemaModel {
  /** The tables as the drizzle schema declares them, for the translation of `sql` templates. */
  readonly catalog: Catalog;
  readonly tables: TableReader;
  readonly exports: DrizzleExports;
}

/** Converts the tables, columns, enums and types of `drizzle-orm/pg-core`. */
export function planSchema(drizzle: DrizzleContext): SchemaModel {
  const { analysis } = drizzle;
  const { checker } = analysis;
  const exports = new DrizzleExports(checker);
  const values = new SchemaValues(exports, checker);
  const columns = new ColumnReader(exports, values, checker);
  const tables = new TableReader(exports, values, columns, casingOf(analysis.sourceFiles, exports));
  const files = analysis.sourceFiles.filter((file) => mentionsDrizzle(file));
  const found = filesOfSchema(files, exports, columns, tables);
  const catalog = catalogOf(found.tables, found.enums, { tables, values });
  const context: SchemaContext = {
    ...drizzle,
    exports,
    values,
    columns,
    tables,
    catalog,
    translation: { catalog, choices: drizzle.choices },
    checker,
  };
  const names = new Map<ts.SourceFile, CoreNames>();
  for (const file of files) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    const own = new CoreNames(file, context);
    names.set(file, own);
    new FileConversion(file, own, context).convert();
  }
  for (const table of found.tables) {
    const own = names.get(table.call.getSourceFile());
    if (own) addEnumChecks(table, own, context);
  }
  for (const own of names.values()) own.finish();
  for (const file of names.keys()) removeUnusedSql(file, context);
  return { catalog, tables, exports };
}

/** Files in which something of pg-core can stand: they name it, or import from a module of the project. */
function mentionsDrizzle(file: ts.SourceFile): boolean {
  return (
    file.statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) ||
        ts.isExportDeclaration(statement) ||
        ts.isImportEqualsDeclaration(statement),
    ) || file.text.includes("drizzle-orm")
  );
}

function filesOfSchema(
  files: readonly ts.SourceFile[],
  exports: DrizzleExports,
  columns: ColumnReader,
  tables: TableReader,
): { readonly tables: readonly SchemaTable[]; readonly enums: readonly SchemaEnum[] } {
  const found = new Map<ts.Node, SchemaTable>();
  const enums: SchemaEnum[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const enumeration = columns.enumOf(node);
      if (enumeration) enums.push(enumeration);
      const table = exports.isTableFunction(node.expression) || mayMakeTable(node) ? tables.table(node) : undefined;
      if (table) found.set(node, table);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return { tables: [...found.values()], enums };
}

/** A call that a constant holds: only such make tables by way of the user's own functions. */
function mayMakeTable(call: ts.CallExpression): boolean {
  return ts.isVariableDeclaration(call.parent) && ts.isSourceFile(call.parent.parent.parent.parent);
}

/** The conversion of one file: every use of a name of pg-core, and every modifier on a column. */
class FileConversion {
  /** Names that a converter has seen to. */
  readonly #done = new Set<ts.Node>();

  constructor(
    readonly file: ts.SourceFile,
    readonly names: CoreNames,
    readonly context: SchemaContext,
  ) {}

  convert(): void {
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
        this.#module(node);
        return;
      }
      if (ts.isCallExpression(node)) this.#call(node);
      else if (ts.isIdentifier(node)) this.#name(node);
      else if (ts.isObjectBindingPattern(node)) this.#columnTypes(node);
      ts.forEachChild(node, visit);
    };
    visit(this.file);
  }

  #call(call: ts.CallExpression): void {
    const { context, names } = this;
    const { exports, columns } = context;
    const root = columns.root(call);
    if (root) {
      this.#done.add(nameOfCallee(call.expression));
      convertRoot(call, root, names, context);
      const whole = columns.column(topOf(call));
      if (whole) checkCounting(call, whole, context);
      return;
    }
    const enumeration = columns.enumOf(call);
    if (enumeration) {
      this.#done.add(nameOfCallee(call.expression));
      convertEnum(enumeration, context);
      return;
    }
    if (exports.isTableFunction(call.expression)) {
      this.#done.add(nameOfCallee(call.expression));
      convertTableCall(call, names, context);
      return;
    }
    const view = viewMaker(call, context);
    if (view) {
      this.#done.add(nameOfCallee(call.expression));
      convertView(call, view, names, context);
      return;
    }
    checkValidationSchema(call, context);
    this.#requiredModule(call);
    const exported = exports.postgres(call.expression);
    if (exported !== undefined) this.#coreCall(call, exported);
    else if (ts.isPropertyAccessExpression(call.expression)) this.#modifier(call, call.expression);
  }

  #coreCall(call: ts.CallExpression, exported: string): void {
    const { context, names } = this;
    switch (exported) {
      case "index":
      case "uniqueIndex":
        convertIndex(call, names, context);
        return;
      case "unique":
        convertUnique(call, names, context);
        return;
      case "check":
        convertCheck(call, context);
        return;
      case "customType":
        convertCustomType(call, context);
        return;
      case "pgPolicy":
        this.#done.add(nameOfCallee(call.expression));
        removePolicy(call, context);
        return;
      case "pgSchema":
      case "pgRole":
      case "pgSequence":
        this.#done.add(nameOfCallee(call.expression));
        this.#removeDeclaration(call, exported);
    }
  }

  /** `require("drizzle-orm/pg-core")`, `import("drizzle-orm/pg-core")`, `vi.mock("drizzle-orm/pg-core")`. */
  #requiredModule(call: ts.CallExpression): void {
    for (const argument of call.arguments) {
      const module = ts.isStringLiteralLike(argument) ? drizzleModule(argument.text) : undefined;
      if (!module || !isPostgresCore(module.path)) continue;
      const message = `\`${argument.getText()}\` is reached by a call, whose names are not followed: import it at the top of the file.`;
      this.context.collector.find(call, "drizzle-d1/schema-unresolved", message);
    }
  }

  /** `const auth = pgSchema("auth")`: its uses are converted, and nothing is left of it. */
  #removeDeclaration(call: ts.CallExpression, exported: "pgSchema" | "pgRole" | "pgSequence"): void {
    const { collector } = this.context;
    const codes = {
      pgSchema: undefined,
      pgRole: "drizzle-d1/row-security",
      pgSequence: "drizzle-d1/sequence",
    } as const;
    const found = codes[exported];
    if (found !== undefined) collector.find(call, found, `D1 has nothing for what \`${exported}\` declares.`);
    const element = coreElement(topOf(call));
    if (element && ts.isVariableDeclaration(element))
      collector.remove(element, exported === "pgSchema" ? "drizzle-d1/schema-name" : "drizzle-d1/index");
    else collector.find(call, "drizzle-d1/schema-unresolved", `\`${exported}\` that no constant holds.`);
  }

  #modifier(call: ts.CallExpression, callee: ts.PropertyAccessExpression): void {
    const { context } = this;
    const name = callee.name.text;
    if (name === "enableRLS" || name === "withRLS") {
      const table = context.tables.tableOf(callee.expression);
      const below = callee.expression;
      const isTable = table ?? (ts.isCallExpression(below) && context.exports.isTableFunction(below.expression));
      if (!isTable) return;
      context.collector.find(
        callee.name,
        "drizzle-d1/row-security",
        "D1 has no row security: every query sees every row.",
      );
      removeModifier(call, "drizzle-d1/table", context);
      return;
    }
    if (!modifiers.has(name)) return;
    const receiver = context.columns.column(callee.expression);
    if (!receiver) return;
    const whole = context.columns.column(topOf(call)) ?? receiver;
    convertModifier(call, receiver, whole, this.names, context);
  }

  /** Any other use of a name. */
  #name(name: ts.Identifier): void {
    const { exports } = this.context;
    const { parent } = name;
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
      (ts.isQualifiedName(parent) && parent.right === name);
    const whole = isMember ? parent : name;
    if (this.#done.has(name) || isDeclarationName(name)) return;
    const exported = exports.postgres(whole);
    if (exported === undefined) {
      if (!isMember) this.#schemaUse(name);
      return;
    }
    if (columnBuilder(exported) && ts.isTypeQueryNode(whole.parent)) {
      const target = exported === "text" || exported === "integer" || exported === "real" ? exported : undefined;
      if (target !== undefined) {
        this.names.use(target, whole, true);
        return;
      }
    }
    if (ts.isCallExpression(whole.parent) && whole.parent.expression === whole && columnBuilder(exported)) return;
    convertName(whole, exported, this.names, this.context);
  }

  /** `({ text, boolean }) => ({ … })`: what sqlite-core has not is imported instead. */
  #columnTypes(pattern: ts.ObjectBindingPattern): void {
    const { collector, exports } = this.context;
    if (!ts.isParameter(pattern.parent) || !exports.isColumnCallback(pattern.parent.parent)) return;
    const { elements } = pattern;
    const stays = elements.filter((element) => callbackMembers.has((element.propertyName ?? element.name).getText()));
    for (const [index, element] of elements.entries()) {
      if (stays.includes(element)) continue;
      const [previous, next] = [elements[index - 1], elements[index + 1]];
      const isBehind = next === undefined && previous !== undefined && stays.includes(previous);
      const range = isBehind
        ? { start: previous.end, end: element.end }
        : { start: element.getStart(), end: next?.getStart() ?? element.end };
      collector.replace(this.file, range, "", "drizzle-d1/schema-module");
    }
  }

  /** A PostgreSQL schema that is used otherwise than to make tables. */
  #schemaUse(name: ts.Identifier): void {
    const { context } = this;
    const { parent } = name;
    if (ts.isExportSpecifier(parent) || ts.isImportSpecifier(parent)) return;
    if (!/schema/i.test(name.text) && !ts.isPropertyAccessExpression(parent)) return;
    const isMaker =
      ts.isPropertyAccessExpression(parent) &&
      parent.expression === name &&
      ["table", "enum", "view", "materializedView", "sequence"].includes(parent.name.text);
    if (isMaker || !ts.isExpression(parent) || !context.exports.schemaOf(name)) return;
    context.collector.find(name, "drizzle-d1/core-export", "A schema of PostgreSQL as a value: D1 has none.");
  }

  /** Imports of modules inside of pg-core, and of pg-core by a default name. */
  #module(node: ts.ImportDeclaration | ts.ExportDeclaration): void {
    const literal = node.moduleSpecifier;
    const module = literal && ts.isStringLiteral(literal) ? drizzleModule(literal.text) : undefined;
    if (module && isPostgresCore(module.path) && module.path !== "pg-core") {
      const message = `\`${module.path}\` is a module inside of pg-core: import from \`drizzle-orm/sqlite-core\`.`;
      this.context.collector.find(node, "drizzle-d1/core-export", message);
    }
  }
}

const modifiers: ReadonlySet<string> = new Set([
  "defaultNow",
  "defaultRandom",
  "default",
  "$default",
  "$defaultFn",
  "$onUpdate",
  "$onUpdateFn",
  "primaryKey",
  "generatedAlwaysAsIdentity",
  "generatedByDefaultAsIdentity",
  "generatedAlwaysAs",
  "unique",
  "array",
]);

function nameOfCallee(callee: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(callee) ? callee.name : callee;
}

/** A call with all modifiers on it. */
function topOf(call: ts.CallExpression): ts.CallExpression {
  return modifiersOn(call).at(-1) ?? call;
}

function isDeclarationName(name: ts.Identifier): boolean {
  const { parent } = name;
  const isName =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isClassDeclaration(parent);
  return isName && parent.name === name;
}

/** The import of `sql` where its last use went with what was removed. */
function removeUnusedSql(file: ts.SourceFile, { analysis, checker, collector, exports }: SchemaContext): void {
  const path = analysis.pathOf(file);
  const edits = collector.edits.filter((edit) => edit.path === path);
  if (edits.length === 0) return;
  const remaining = remainingUses(edits, checker);
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) {
      const found = exports.of(element.name);
      const isCore = found?.path === "" && found.name !== wholeModule;
      if (isCore && remaining(element.name) === "removed") collector.remove(element, "drizzle-d1/schema-module");
    }
  }
}
