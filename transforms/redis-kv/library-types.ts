import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { LibraryTypeUse } from "./uses.js";

/** `client: Redis` → `client: KVNamespace`. The type is global, so no import is needed. */
export function convertTypeUse({ node, isClient, name }: LibraryTypeUse, collector: EditCollector): void {
  if (ts.isExpressionWithTypeArguments(node)) return;
  if (!isClient) {
    const message = `The type \`${name}\` has no counterpart in KV.`;
    collector.find(node, "redis-kv/library-class", message);
    return;
  }
  if (!ts.isTypeQueryNode(node)) {
    collector.replaceNode(node, "KVNamespace", "redis-kv/type");
    return;
  }
  // InstanceType<typeof Redis>, ReturnType<typeof createClient>; else it is the type of an instance: typeof kv
  const { parent } = node;
  const isConstructor =
    ts.isTypeReferenceNode(parent) &&
    /^(?:InstanceType|ReturnType)$/.test(ts.isIdentifier(parent.typeName) ? parent.typeName.text : "");
  collector.replaceNode(isConstructor ? parent : node, "KVNamespace", "redis-kv/type");
}
