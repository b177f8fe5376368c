import { parse } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { joinPath, nearestFolderWith } from "../engine/tree-paths.js";

/** A beginning of specifiers, and the folders that it stands for, best first, relative to the package. */
type Alias = readonly [prefix: string, folders: readonly string[]];

interface Framework {
  /** Packages that say that a project uses it. */
  readonly packages: readonly string[];
  /** Names of its configuration without their ending. */
  readonly configs: readonly string[];
  readonly aliases: readonly Alias[];
}

/**
 * Aliases that frameworks define in a tsconfig which they generate (`.svelte-kit/`, `.nuxt/`), and which is not there
 * before their first run: https://svelte.dev/docs/kit/$lib, https://nuxt.com/docs/api/nuxt-config#alias (`app/` is the
 * source folder since version 4), https://nitro.build/config#alias.
 */
const frameworks: readonly Framework[] = [
  { packages: ["@sveltejs/kit"], configs: ["svelte.config"], aliases: [["$lib", ["src/lib"]]] },
  {
    packages: ["nuxt", "nuxt-nightly"],
    configs: ["nuxt.config"],
    aliases: [
      ["~~", [""]],
      ["@@", [""]],
      ["~", ["app", "", "src"]],
      ["@", ["app", "", "src"]],
      ["#shared", ["shared"]],
      ["#server", ["server"]],
    ],
  },
  {
    packages: ["nitro", "nitropack"],
    configs: ["nitro.config"],
    aliases: [
      ["~~", [""]],
      ["@@", [""]],
      ["~", ["", "src", "server"]],
      ["@", ["", "src", "server"]],
    ],
  },
];

const configEndings = [".js", ".ts", ".mjs", ".mts"] as const;

/** The aliases that hold in a package because of the framework that it is built with. */
export class FrameworkAliases {
  readonly #tree: SourceTree;
  readonly #byHome = new Map<string, readonly Framework[]>();

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  /** Paths, best first and without certain ending, that a specifier means in the files of a folder. */
  candidates(specifier: string, folder: string): string[] {
    const home = nearestFolderWith(this.#tree, folder, ["package.json"]);
    if (home === undefined) return [];
    return this.#frameworksOf(home).flatMap(({ aliases }) =>
      aliases.flatMap(([prefix, targets]) => {
        if (specifier !== prefix && !specifier.startsWith(`${prefix}/`)) return [];
        const rest = specifier.slice(prefix.length + 1);
        return targets.map((target) => joinPath(home, joinPath(target, rest)));
      }),
    );
  }

  #frameworksOf(home: string): readonly Framework[] {
    const known = this.#byHome.get(home);
    if (known) return known;
    const dependencies = this.#dependenciesOf(home);
    const found = frameworks.filter(
      ({ packages, configs }) =>
        packages.some((name) => dependencies.has(name)) ||
        configs.some((name) => configEndings.some((ending) => this.#tree.fileExists(joinPath(home, name + ending)))),
    );
    this.#byHome.set(home, found);
    return found;
  }

  #dependenciesOf(home: string): ReadonlySet<string> {
    const manifest: unknown = parse(this.#tree.read(joinPath(home, "package.json")) ?? "");
    const names = new Set<string>();
    for (const key of ["dependencies", "devDependencies"]) {
      const section = (manifest as Readonly<Record<string, unknown>> | undefined)?.[key];
      if (typeof section === "object" && section) for (const name of Object.keys(section)) names.add(name);
    }
    return names;
  }
}
