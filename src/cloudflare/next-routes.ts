import { declaresDependency } from "./package-json.js";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, foldersUpward, joinPath } from "../engine/tree-paths.js";

/**
 * What a file is to Next.js, as far as it decides what a `runtime` export means there. `module`: a file of the project
 * from which Next.js reads no configuration.
 */
export type FileRole = "app" | "page" | "api" | "middleware" | "proxy" | "instrumentation" | "module";

/**
 * Files of the app router with a route segment configuration, and those beside them in which it is written by mistake.
 * Images may be numbered: `icon2.tsx`. From https://nextjs.org/docs/app/api-reference/file-conventions.
 */
const appFile =
  /^(?:page|route|layout|template|default|loading|error|global-error|not-found|global-not-found|forbidden|unauthorized|sitemap|robots|manifest|(?:icon|apple-icon|opengraph-image|twitter-image)\d?)$/;

const rootFiles: Readonly<Partial<Record<string, FileRole>>> = {
  middleware: "middleware",
  proxy: "proxy",
  instrumentation: "instrumentation",
};

/** Extensions of `pageExtensions` in next.config by default. */
const pageExtension = /\.(?:tsx?|jsx?)$/;

export const nextConfigFiles = [
  "next.config.js",
  "next.config.mjs",
  "next.config.cjs",
  "next.config.ts",
  "next.config.mts",
];

/**
 * The role of a file in its Next.js project.
 *
 * @returns `undefined` where the project is none of Next.js. Where nothing tells what the project is (no package.json
 *   and no next.config anywhere above), the path alone decides.
 */
export function roleOf(path: string, tree: SourceTree): FileRole | undefined {
  const project = projectOf(path, tree);
  if (project.kind === "other") return undefined;
  if (!pageExtension.test(path) || path.endsWith(".d.ts")) return "module";
  const route =
    project.kind === "next"
      ? path.slice(project.folder === "" ? 0 : project.folder.length + 1).replace(/^src\//, "")
      : /(?:^|\/)((?:app|pages)\/.*|(?:middleware|proxy|instrumentation)\.\w+$)/.exec(path)?.[1];
  return route === undefined ? "module" : roleOfRoute(route);
}

/** @param route path of a file below the project, or below its `src`. */
function roleOfRoute(route: string): FileRole {
  const segments = route.split("/");
  const name = (segments.at(-1) ?? "").replace(pageExtension, "");
  const [first] = segments;
  if (segments.length === 1) return rootFiles[name] ?? "module";
  if (first === "pages") return segments[1] === "api" || route.startsWith("pages/api.") ? "api" : "page";
  // A folder whose name begins with an underscore is private: nothing below it is routed.
  if (first === "app" && appFile.test(name) && !segments.some((segment) => segment.startsWith("_"))) return "app";
  return "module";
}

type Project = { readonly kind: "next"; readonly folder: string } | { readonly kind: "other" | "unknown" };

/** The nearest folder upward that shows what the project is: by its next.config, or by the dependencies it lists. */
function projectOf(path: string, tree: SourceTree): Project {
  for (const folder of foldersUpward(directoryOf(path))) {
    if (nextConfigFiles.some((name) => tree.fileExists(joinPath(folder, name)))) return { kind: "next", folder };
    if (!tree.fileExists(joinPath(folder, "package.json"))) continue;
    return declaresDependency(tree, folder, "next") ? { kind: "next", folder } : { kind: "other" };
  }
  return { kind: "unknown" };
}
