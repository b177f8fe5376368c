import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { BindingAccess } from "./binding-access.js";
import { librariesOf } from "./components.js";
import { removeConnections } from "./connections.js";
import type { Emission } from "./emission.js";
import { statementsThatKeep, unusedHolder } from "./kept-clients.js";
import type { LibraryName } from "./library.js";
import { convertTypeUse } from "./library-types.js";
import { convertReExport } from "./re-exports.js";
import type { LibraryCall } from "./uses.js";

/** What became of the calls. */
interface WrittenCalls {
  /** Expressions in the place of which calls have written something else. */
  readonly receivers: ReadonlySet<ts.Node>;
  /** Calls that go with the connection. */
  readonly connections: readonly LibraryCall[];
  /** Whether something went to the Durable Object, so that a client may have no use any more. */
  readonly usesObject: boolean;
}

/** Makes bindings of the clients that go: where they are made, kept, typed, handed on and connected. */
export function emitClients(
  { receivers, connections, usesObject }: WrittenCalls,
  { analysis, collector, files, access, getters, isWhole }: Emission,
): void {
  const { checker } = analysis;
  const pathOf = (file: ts.SourceFile) => analysis.pathOf(file);
  for (const uses of files) {
    const { file } = uses;
    const whole = (use: { readonly library: LibraryName }) => isWhole(use, file);
    const gone = new Set<ts.Node>();
    for (const construction of uses.constructions.filter(whole)) {
      const { node, keptIn } = construction;
      const unused = usesObject ? unusedHolder(node, collector.edits, { checker, pathOf }) : undefined;
      if (unused) {
        collector.remove(unused, "redis-kv/connection");
        continue;
      }
      const getter = [node, keptIn?.whole].find((place) => place && getters.holds(place));
      collector.replaceNode(getter ?? node, getter ? access.getterAt(node) : access.textAt(node), "redis-kv/binding");
      if (!keptIn || getter !== keptIn.whole) continue;
      for (const statement of statementsThatKeep(construction, checker)) {
        gone.add(statement);
        collector.remove(statement, "redis-kv/connection");
      }
    }
    for (const { node } of uses.singletons.filter(whole))
      if (!receivers.has(node)) emitSingleton(node, access, collector);
    for (const type of uses.types.filter(whole))
      if (!ts.findAncestor(type.node, (node) => gone.has(node))) convertTypeUse(type, collector);
    if ([...librariesOf(uses)].every((library) => whole({ library })))
      for (const statement of file.statements) convertReExport(statement, analysis, collector);
    const ownConnections = connections.filter(({ call, type }) => call.getSourceFile() === file && whole(type));
    if ([...librariesOf(uses)].every((library) => whole({ library })))
      removeConnections(uses, ownConnections, analysis, collector);
  }
}

function emitSingleton(node: ts.Expression, access: BindingAccess, collector: EditCollector): void {
  const text = access.textAt(node);
  if (ts.isShorthandPropertyAssignment(node.parent))
    collector.replaceNode(node, `${ts.isIdentifier(node) ? node.text : "kv"}: ${text}`, "redis-kv/binding");
  else if (!ts.isTypeQueryNode(node.parent)) collector.replaceNode(node, text, "redis-kv/binding");
}
