import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type Entity, entityOf } from "./library.js";
import type { LibraryTypeUse } from "./uses.js";

const counterparts = {
  database: "D1Database",
  statement: "D1PreparedStatement",
  result: "D1Result",
  parameters: "unknown",
} as const satisfies Partial<Record<Entity, string>>;

/** The type that stands for one of the library's on D1; `undefined` where there is none. */
export function counterpartOf(entity: Entity | undefined): string | undefined {
  const known: Readonly<Partial<Record<Entity, string>>> = counterparts;
  return entity === undefined ? undefined : known[entity];
}

/** The name of the D1 type that stands for a type of a library; undefined for any other type. */
export function migratedTypeOf(type: ts.Type, checker: ts.TypeChecker): string | undefined {
  const found = entityOf(type.aliasSymbol ?? type.getSymbol(), checker);
  return found && found.library !== "drizzle" ? counterpartOf(found.entity) : undefined;
}

/** `db: Database` → `db: D1Database`. The D1 types are global, so no import is needed. */
export function convertTypeUse({ node, entity, name }: LibraryTypeUse, collector: EditCollector): void {
  if (ts.isExpressionWithTypeArguments(node)) {
    if (entity === "error") return;
    const base = counterpartOf(entity);
    if (base !== undefined && ts.isInterfaceDeclaration(node.parent.parent)) {
      collector.replaceNode(node, base, "d1-async/type");
      return;
    }
    collector.find(
      node,
      "d1-async/unsupported-member",
      `\`${name}\` is extended here; D1's classes can't be: hold a D1Database in a field.`,
    );
    return;
  }
  const target = counterpartOf(entity);
  if (target === undefined) {
    if (entity !== "error")
      collector.find(node, "d1-async/unsupported-member", `The type \`${name}\` has no counterpart on D1.`);
    return;
  }
  if (ts.isTypeQueryNode(node)) {
    // InstanceType<typeof Database>, ReturnType<typeof sqlite>
    const parent = node.parent;
    if (ts.isTypeReferenceNode(parent) && /^(?:InstanceType|ReturnType)$/.test(parent.typeName.getText())) {
      collector.replaceNode(parent, target, "d1-async/type");
    } else {
      collector.find(node, "d1-async/unsupported-member", `\`typeof ${name}\` has no counterpart on D1.`);
    }
    return;
  }
  collector.replaceNode(node, target, "d1-async/type");
}
