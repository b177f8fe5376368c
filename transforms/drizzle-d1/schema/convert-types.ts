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
  const driver = names.inStyle('"async", D1Result');
  const reference = name.parent;
  const file = name.getSourceFile();
  if (!(ts.isIdentifier(name) && name.text !== exported)) names.replace(name, overDriver[exported], code, true);
  const isReference = ts.isTypeReferenceNode(reference) || ts.isExpressionWithTypeArguments(reference);
  const first = isReference ? reference.typeArguments?.[0] : undefined;
  if (first) collector.replaceNode(first, driver, code);
  else if (isReference) collector.insert(file, name.end, `<${driver}>`, code);
}
