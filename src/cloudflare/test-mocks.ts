import type { CodeName, Finding, NewFile } from "../engine/plan.js";
import { lineEndOf } from "../engine/line-end.js";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath, nearestFolderWith } from "../engine/tree-paths.js";
import { packageDependsOn, readPackageJson } from "./package-json.js";
import { isRecord } from "../record.js";

/** Test runners that run the tests inside of workerd, where the modules of Cloudflare are there. */
const workerRunners = ["@cloudflare/vitest-plugin", "@cloudflare/vitest-pool-workers"] as const;

export interface TestMocks {
  readonly newFiles: readonly NewFile[];
  readonly findings: readonly Finding[];
}

/** What the modules of Cloudflare are to tests that run elsewhere. */
interface Codes {
  /** Of the generated preload and its line in bunfig.toml; `safe` or `review`. */
  readonly mock: CodeName;
  /** Of tests whose runner is set up by hand. */
  readonly byHand: CodeName;
}

const preloadName = "cloudflare-workers.mock.ts";

/** Mocks the module with a runner's own function: `call` is that function, `module` where it comes from. */
function mockText(name: string, module: string, call: string): string {
  return `import { ${name} } from "${module}";

// The module exists in the Workers runtime only. Put the bindings that tests need into \`env\`.
${call}("cloudflare:workers", () => ({
  env: { ...process.env },
  waitUntil: () => undefined,
  DurableObject: class {
    constructor(
      readonly ctx: unknown,
      readonly env: unknown,
    ) {}
  },
}));
`;
}

/** For bun:test. */
const preloadText = mockText("mock", "bun:test", "await mock.module");

const vitestConfigs = ["vitest.config", "vite.config", "vitest.workspace", "vitest.projects"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs", "json"].map((extension) => `${name}.${extension}`),
);

const vitestConfigText = `import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["./${preloadName}"],
  },
});
`;

/** The set-up of vitest, where a package has no config of its own: one that stands there is not read. */
function vitestFiles(tree: SourceTree, home: string, code: CodeName): NewFile[] | undefined {
  if (nearestFolderWith(tree, home, vitestConfigs) !== undefined) return undefined;
  return [
    { path: joinPath(home, preloadName), text: mockText("vi", "vitest", "vi.mock"), code },
    { path: joinPath(home, "vitest.config.ts"), text: vitestConfigText, code },
  ];
}

/**
 * Tests that reach a module which imports `cloudflare:workers` do not load outside of workerd: those of Bun get a mock of
 * it once, as a preload in bunfig.toml, those of vitest in a set-up file where there is no config yet; others are named.
 *
 * @param tests test files, as paths
 * @param reaches whether a file imports, over however many steps, a module of Cloudflare
 */
export function planTestMocks(
  tree: SourceTree,
  tests: readonly string[],
  reaches: (path: string) => boolean,
  codes: Codes,
): TestMocks {
  const newFiles: NewFile[] = [];
  const findings: Finding[] = [];
  const homes = new Set<string>();
  const vitestHomes = new Set<string>();
  for (const path of tests) {
    const text = tree.read(path) ?? "";
    const folder = directoryOf(path);
    const isMocked = /["']cloudflare:workers["']/.test(text) && /\bmock\b/.test(text);
    if (isMocked || !reaches(path) || workerRunners.some((name) => packageDependsOn(tree, folder, name))) continue;
    const home = nearestFolderWith(tree, folder, ["package.json"]) ?? "";
    if (/["']bun:test["']/.test(text) || isTestedByBun(tree, home)) homes.add(home);
    else if (/["']vitest["']/.test(text) && vitestFiles(tree, home, codes.mock)) vitestHomes.add(home);
    else findings.push({ code: codes.byHand, path, start: 0, end: 0, message: messageFor(text) });
  }
  for (const home of vitestHomes)
    if (!homes.has(home) && !tree.fileExists(joinPath(home, preloadName)))
      newFiles.push(...(vitestFiles(tree, home, codes.mock) ?? []));
  for (const home of homes) {
    const config = joinPath(home, "bunfig.toml");
    const standing = tree.read(config);
    const preload = joinPath(home, preloadName);
    if (tree.fileExists(preload)) continue;
    const changed = withPreload(standing ?? "");
    if (changed === undefined) {
      const message = `Add "./${preloadName}" to \`preload\` of \`[test]\`, with a mock of \`cloudflare:workers\`.`;
      findings.push({ code: codes.byHand, path: config, start: 0, end: 0, message });
      continue;
    }
    newFiles.push({ path: preload, text: preloadText, code: codes.mock });
    newFiles.push({ path: config, text: changed, code: codes.mock, ...(standing !== undefined && { owned: true }) });
  }
  return { newFiles, findings };
}

/** Whether a script of package.json runs `bun test`, which also runs tests that are written for jest and vitest. */
function isTestedByBun(tree: SourceTree, home: string): boolean {
  const { scripts } = readPackageJson(tree, home);
  const commands = isRecord(scripts) ? Object.values(scripts) : [];
  return commands.some((command) => typeof command === "string" && /\bbun\s+(?:-\S+\s+)*test\b/.test(command));
}

function messageFor(text: string): string {
  const isVitest = /["']vitest["']/.test(text);
  const what = isVitest
    ? 'a file in `test.setupFiles` of the config needs `vi.mock("cloudflare:workers", () => ({ env: {} }))`'
    : '`moduleNameMapper` of jest needs `"^cloudflare:workers$"`, with the path of a module that exports `env`';
  return `These tests reach a module of Cloudflare: ${what}.`;
}

/** A bunfig.toml with the preload; undefined where it has preloads for tests already. */
function withPreload(config: string): string | undefined {
  const eol = lineEndOf(config);
  const line = `preload = ["./${preloadName}"]`;
  const table = /^[ \t]*\[test\][ \t]*(?:#.*)?$/m.exec(config);
  if (!table) {
    const gap = config === "" ? "" : config.endsWith("\n") ? eol : eol + eol;
    return `${config}${gap}[test]${eol}${line}${eol}`;
  }
  const at = table.index + table[0].length;
  const own = config.slice(at).split(/^[ \t]*\[/m)[0] ?? "";
  return /^[ \t]*preload\s*=/m.test(own) ? undefined : config.slice(0, at) + eol + line + config.slice(at);
}
