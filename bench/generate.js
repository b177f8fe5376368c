/**
 * Makes a tree of realistic TypeScript files to measure on. Deterministic: the same options give the same bytes.
 *
 * Two packages share one tsconfig. `packages/api` is a Bun app of many areas ("order", "invoice", …); each has a
 * repository over bun:sqlite, and above it a chain of callers that is one to five levels long:
 * service → workflow → controller → routes → application. `apps/web` is a Next.js app with routes, some of them edge.
 * All other files know nothing of either. Many of them declare the repositories' method names (`findById`, `list`, `all`,
 * `get`, `run`, `transaction`) on classes of their own, so that nothing can be told by a name.
 *
 * Every file type-checks.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "./random.js";
import { area } from "./templates/area.js";
import { fillerFile } from "./templates/filler.js";
import { edgeRoute } from "./templates/edge-route.js";
import { areaNames } from "./templates/names.js";

/** @typedef {{ path: string, text: string }} GeneratedFile */

/** Mean size of a file, in bytes, as in the public repositories that the transforms were written for. */
const MEAN_SIZE = 7_000;
const SHARE_OF_SQLITE_FILES = 0.012;
const SHARE_OF_EDGE_FILES = 0.008;

/**
 * @param {{ files: number, seed: number }} options `files`: number of TypeScript files.
 * @returns {GeneratedFile[]}
 */
function generateTree({ files, seed }) {
  const random = new Random(seed);
  /** @type {GeneratedFile[]} */
  const tree = [];

  const areas = Math.round(files * SHARE_OF_SQLITE_FILES) - 1;
  const names = areaNames(areas);
  tree.push(databaseFile());
  names.forEach((name, index) => tree.push(...area(random, name, 1 + (index % 5))));

  const edgeRoutes = Math.round(files * SHARE_OF_EDGE_FILES);
  for (let index = 0; index < edgeRoutes; index++) tree.push(edgeRoute(random, index));

  /** @type {import("./templates/filler.js").Exported[]} */
  const exported = [];
  for (let index = 0; tree.length < files; index++) {
    const size = random.logNormal(MEAN_SIZE, 0.8);
    tree.push(fillerFile(random, index, size, exported));
  }
  return [...tree, ...projectFiles()];
}

/**
 * The tree in its folder, as a committed git checkout. Made once; made again when the generator changes.
 * @param {{ folder: string, files: number, seed: number }} options
 */
export function ensureTree({ folder, files, seed }) {
  const tree = generateTree({ files, seed });
  const hash = createHash("sha256");
  for (const file of tree) hash.update(file.path).update("\0").update(file.text).update("\0");
  const digest = hash.digest("hex");

  const stamp = path.join(folder, ".git", "bench-digest");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;

  rmSync(folder, { recursive: true, force: true });
  for (const file of tree) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
  /** @param {string[]} args */
  const git = (...args) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message", "Generated");
  writeFileSync(stamp, digest);
}

/** @returns {GeneratedFile} */
function databaseFile() {
  return {
    path: "packages/api/src/database.ts",
    text: `import { Database } from "bun:sqlite";

/** One connection for the whole process. */
export const database = new Database(process.env.DATABASE_PATH ?? "app.sqlite");
`,
  };
}

/** @returns {GeneratedFile[]} */
function projectFiles() {
  /** @param {unknown} value */
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: "package.json", text: json({ name: "bench", private: true, workspaces: ["packages/*", "apps/*"] }) },
    {
      path: "packages/api/package.json",
      text: json({ name: "@bench/api", private: true, type: "module", devDependencies: { "bun-types": "^1.4.0" } }),
    },
    {
      path: "apps/web/package.json",
      text: json({ name: "@bench/web", private: true, dependencies: { next: "^16.0.0", react: "^19.0.0" } }),
    },
    {
      path: "tsconfig.json",
      text: json({
        compilerOptions: {
          target: "ES2023",
          lib: ["ES2023"],
          module: "Preserve",
          moduleResolution: "Bundler",
          types: ["bun-types"],
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          paths: { "@api/*": ["./packages/api/src/*"], "@web/*": ["./apps/web/*"] },
        },
        include: ["packages", "apps"],
      }),
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? ".cache/bench");
  ensureTree({ folder, files: 5_000, seed: 1 });
  console.log(folder);
}
