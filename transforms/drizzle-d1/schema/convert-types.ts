import { ts } from "ts-morph";
import type { CoreNames } from "./core-names.js";
import type { SchemaContext } from "./schema-context.js";
import { coreExport } from "./surface/exports.js";

const code = "drizzle-d1/core-type";

/** The types whose first argument is the driver's result. */
const overDriver = { PgDatabase: "BaseSQLiteDatabase", PgTransaction: "SQLiteTransaction" } as const;

/** A name of pg-core where a type stands, and any other use of one that no converter has seen to. */
export function convertName(
  name: ts.Identifier | ts.PropertyAccessExpression | ts.QualifiedName,
  exported: string,
  names: CoreNames,
  context: SchemaContext,
): void {
  const { collector } = context;
  const isType = ts.isPartOfTypeNode(name) || ts.isQualifiedName(name) || isHeritage(name);
  if (exported === "PgDatabase" || exported === "PgTransaction") {
    convertDatabase(name, exported, names, context);
    return;
  }
  const verdict = coreExport(exported);
  const target = verdict?.verdict === "same" ? exported : verdict?.verdict === "renamed" ? verdict.to : undefined;
  if (target !== undefined) {
    const isOwnName = ts.isIdentifier(name) && name.text !== exported;
    if (!isOwnName) names.replace(name, target, code, isType);
    return;
  }
  const what = verdict?.verdict === "refused" ? verdict.code : "drizzle-d1/core-export";
  collector.find(name, what, `\`${exported}\` of pg-core: sqlite-core has nothing that stands for it here.`);
}

function isHeritage(name: ts.Node): boolean {
  return ts.isExpressionWithTypeArguments(name.parent);
}

/** `PgDatabase<NodePgQueryResultHKT, typeof schema>` → `BaseSQLiteDatabase<"async", D1Result, typeof schema>` */
function convertDatabase(
  name: ts.Identifier | ts.PropertyAccessExpression | ts.QualifiedName,
  exported: keyof typeof overDriver,
  names: CoreNames,
  { collector }: SchemaContext,
): void {
  const reference = name.parent;
  const file = name.getSourceFile();
  names.replace(name, overDriver[exported], code, true);
  if (!ts.isTypeReferenceNode(reference) && !ts.isExpressionWithTypeArguments(reference)) return;
  // A transaction of sqlite-core has no defaults for its schemas.
  const none = "Record<string, never>";
  const given = reference.typeArguments ?? [];
  const missing = exported === "PgTransaction" ? [none, none].slice(Math.max(0, given.length - 1)) : [];
  const driver = names.inStyle('"async", D1Result');
  const [first] = given;
  if (first) {
    collector.replaceNode(first, driver, code);
    const last = given.at(-1);
    if (last && missing.length > 0) collector.insert(file, last.end, `, ${missing.join(", ")}`, code);
  } else {
    // Type arguments have to be there, which are no part of the name.
    collector.insert(file, name.end, `<${[driver, ...missing].join(", ")}>`, code);
  }
}
