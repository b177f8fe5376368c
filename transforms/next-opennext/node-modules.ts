import { ts } from "ts-morph";
import { isInFolder } from "../../src/engine/tree-paths.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { nodeModuleRefusals } from "../../src/typescript/server/refused-in-workers.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import type { AppContext } from "./app-context.js";
import { importsOf, isTypeName, type ModuleImport, otherLoads } from "./imported-names.js";
import { routeRole } from "./next-app.js";

/** Packages with a part in machine code. */
const native = /^(?:sharp|canvas|@napi-rs\/canvas|bcrypt|argon2|@node-rs\/(?:argon2|bcrypt)|better-sqlite3)$/;

/** Finds modules in the code of routes that a Worker does not have. */
export function findMissingModules(context: AppContext): void {
  const { app, collector, parse } = context;
  const reached = reachedByRoutes(context);
  for (const path of app.files.filter((file) => reached.has(file))) {
    const file = parse(path);
    const isMissing = (module: string): boolean => native.test(module) || refusalOf(module) !== undefined;
    const places = [
      ...importsOf(file, isMissing)
        .filter(loadsSomething)
        .map(({ specifier }) => specifier),
      ...otherLoads(file, isMissing),
    ];
    for (const place of places) {
      const module = ts.isStringLiteralLike(place) ? place.text : "";
      const refusal = refusalOf(module);
      if (refusal === undefined) {
        collector.find(place, "next-opennext/native-module", `\`${module}\` is a native module.`);
      } else {
        const code = /^(?:node:)?fs(?:\/|$)/.test(module) ? "next-opennext/file-access" : "next-opennext/node-module";
        collector.find(place, code, `\`${module}\` ${refusal}.`);
      }
    }
  }
}

function loadsSomething({ names, hasOthers, declaration }: ModuleImport): boolean {
  if (declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  return hasOthers || names.some((name) => !isTypeName(name));
}

function refusalOf(module: string): string | undefined {
  const name = module.replace(/^node:/, "");
  return Object.hasOwn(nodeModuleRefusals, name) ? nodeModuleRefusals[name] : undefined;
}

/** Files of routes, and what these import. */
function reachedByRoutes({ app, tree }: AppContext): ReadonlySet<string> {
  const graph = ModuleGraph.of(tree);
  const routes = tree.sourceFiles.filter(
    (path) => isInFolder(path, app.folder) && !isTestFile(path) && routeRole(path, tree) !== "module",
  );
  const reached = new Set(routes);
  for (const path of reached) for (const target of graph.importsOf(path)) reached.add(target);
  return reached;
}
