import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type Components, librariesOf } from "./components.js";
import { isStateOfConnection } from "./connections.js";
import { commandOf, treatmentOf } from "./commands.js";
import { type Refusal, refuse } from "./conversion.js";
import type { Keys } from "./keys.js";
import type { FileUses, LibraryCall } from "./uses.js";

/** Uses that no edit can change keep their client. */
export function blockByOtherUses(
  files: readonly FileUses[],
  components: Components,
  pathOf: (file: ts.SourceFile) => string,
  collector: EditCollector,
): void {
  for (const uses of files) {
    const path = pathOf(uses.file);
    const blockAll = () => {
      for (const library of librariesOf(uses)) components.block(library, path);
    };
    for (const read of uses.reads) {
      if (isStateOfConnection(read)) continue;
      blockAll();
      const message = `\`${read.node.getText().replace(/\s+/g, " ").slice(0, 40)}\` takes a member of the client that is not called here.`;
      collector.find(read.node, "redis-kv/dynamic-member", message);
    }
    for (const { node } of uses.checks) {
      blockAll();
      collector.find(node, "redis-kv/library-class", "A KV binding has no class that `instanceof` could ask for.");
    }
    for (const { node, name } of uses.types) {
      if (!ts.isExpressionWithTypeArguments(node)) continue;
      blockAll();
      collector.find(
        node,
        "redis-kv/library-class",
        `\`${name}\` is extended here; hold a KVNamespace in a field instead.`,
      );
    }
    for (const { access } of uses.several) {
      blockAll();
      const message = `\`${access.expression.getText().slice(0, 30)}\` is a client of one library or of another.`;
      collector.find(access, "redis-kv/unproven-receiver", message);
    }
  }
}

export function findOutside(
  { calls, constructions, file, ...others }: FileUses,
  components: Components,
  path: string,
  collector: EditCollector,
): void {
  for (const library of librariesOf({ calls, constructions, file, ...others })) components.block(library, path);
  const nodes: ts.Node[] = [...constructions.map(({ node }) => node), ...calls.map(({ call }) => call)];
  const first = nodes.sort((a, b) => a.pos - b.pos)[0];
  if (!first) return;
  const more = nodes.length > 1 ? `, the first of ${String(nodes.length)}` : "";
  collector.find(
    first,
    "redis-kv/outside-paths",
    `The file is not among the paths of this run; it uses the client here${more}.`,
  );
}

/** Says where a client stays beside the binding. */
export function findStaying(
  files: readonly FileUses[],
  components: Components,
  hasConverted: boolean,
  pathOf: (file: ts.SourceFile) => string,
  collector: EditCollector,
): void {
  if (!hasConverted) return;
  for (const { file, constructions } of files) {
    for (const { node, library } of constructions) {
      if (components.isWhole(library, pathOf(file))) continue;
      collector.find(
        node,
        "redis-kv/client-stays",
        "The client stays for the calls that other findings name; the others do not need it any more.",
      );
    }
  }
}

/** Commands that no edit changes, for the sake of their keys: in files outside of the paths, and on a client of several kinds. */
export function staysElsewhere(all: readonly FileUses[], files: readonly FileUses[], keys: Keys): Refusal[] {
  const outside = all.filter((uses) => !files.includes(uses)).flatMap(({ calls }) => calls);
  const several = files.flatMap((uses) =>
    uses.several.flatMap(({ access, libraries }): LibraryCall[] => {
      const call = access.parent;
      const [library] = libraries;
      if (!ts.isCallExpression(call) || call.expression !== access || library === undefined) return [];
      return [{ call, access, type: { library, entity: "client" }, ...commandOf(access.name.text) }];
    }),
  );
  return [...outside, ...several].flatMap((use): Refusal[] => {
    const treatment = treatmentOf(use.command);
    if (treatment.kind === "connection") return [];
    const isSeveral = /^(?:del|unlink|exists|mget)$/.test(use.command);
    const expressions = isSeveral ? use.call.arguments : use.call.arguments.slice(0, 1);
    return [refuse(use, "redis-kv/outside-paths", "", keys.of(treatment.data, expressions))];
  });
}

const isOfDeno = (specifier: string) => /^(?:npm:|jsr:|https:)/.test(specifier);

/** Imports of a library's name of which nothing that is known came: another library under the same name, perhaps. */
export function findUnfollowedImports(files: readonly FileUses[], collector: EditCollector): void {
  for (const { imports, calls, reads, constructions, singletons, types, checks, several } of files) {
    if ([calls, reads, constructions, singletons, types, checks, several].some((list) => list.length > 0)) continue;
    for (const { node } of imports) {
      const names = ts.isImportDeclaration(node) ? node.importClause : undefined;
      if (!names || names.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
      const specifier =
        ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : "";
      const how = isOfDeno(specifier)
        ? ` \`${specifier}\` is loaded as Deno does: run \`deno-workers\` first, and use \`redis\` or \`ioredis\` in the place of a client of Deno's.`
        : "";
      const message = `No client is made here in a way that is known; what uses it is not found.${how}`;
      collector.find(node, "redis-kv/remaining-import", message);
    }
  }
}
