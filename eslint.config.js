import { builtinModules } from "node:module";
import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/*
 * The arrows of the architecture, as lint rules:
 *   cli → engine → (typescript | sql | cloudflare)      cli → verify → sql      transforms → (typescript | sql | cloudflare), engine's words
 */

/** Modules of the engine that hold only words and pure functions, so anyone may import them. */
const engineWords = [
  "plan",
  "migration-history",
  "transform",
  "source-tree",
  "tree-paths",
  "edits",
  "line-end",
  "next-step",
  "precondition",
  "text-position",
  "run-result",
];
const engineInternals = {
  regex: `(^|/)engine/(?!(${engineWords.join("|")})\\.js$)`,
  message: `Only the engine's words (${engineWords.join(", ")}) may be imported here.`,
};
const commandLine = {
  regex: "(^|/)(cli|report)/",
  message: "The command line and the reports are the outermost layer: nothing but the command line imports them.",
};
const transforms = {
  regex: "(^|/)transforms(/|$)",
  message: "src/ holds how any migration runs and names no transform.",
};
const transformsExceptRegistry = {
  regex: "(^|/)transforms/(?!(index|presets|steps)\\.js$)",
  message: "The command line meets transforms only through the registry and the presets.",
};
const nodeModules = {
  regex: `^(node:|(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})(/|$))`,
  message: "This layer is pure: it reads the project through the SourceTree, never the disk or the process.",
};
/** TypeScript costs a third of a second to load, which `--help`, `list` and a run without candidates must not pay. */
const staticTypeScript = {
  regex: "^(ts-morph|typescript)$",
  allowTypeImports: true,
  message: "Load TypeScript lazily, behind `await import()`; a type-only import is fine.",
};

/** @param {...object} patterns */
const noImportsOf = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});

const pure = {
  "no-console": "error",
  "no-restricted-globals": [
    "error",
    { name: "process", message: "This layer is pure: what it needs of the process comes in as an argument." },
  ],
};

export default defineConfig(
  {
    ignores: [
      "dist/",
      "coverage/",
      ".cache/",
      "__testfixtures__/",
      "examples/",
      "tests/oracle/application/",
      "tests/redis-kv/bun-chat/",
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "bin/*.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      eqeqeq: "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "exit", message: "Set process.exitCode, so that pending output is written." },
      ],
    },
  },

  { files: ["src/*.ts"], rules: noImportsOf(transforms, commandLine) },
  {
    files: ["src/{typescript,sql,cloudflare,project}/**/*.ts"],
    rules: { ...pure, ...noImportsOf(transforms, commandLine, engineInternals, nodeModules) },
  },
  { files: ["src/{engine,verify}/**/*.ts"], rules: { "no-console": "error", ...noImportsOf(transforms, commandLine) } },
  {
    files: ["src/report/**/*.ts"],
    rules: { ...pure, ...noImportsOf(transforms, engineInternals, staticTypeScript) },
  },
  { files: ["src/{cli,language-server}/**/*.ts"], rules: noImportsOf(transformsExceptRegistry, staticTypeScript) },
  {
    files: ["transforms/**/*.ts"],
    rules: { ...pure, ...noImportsOf(commandLine, engineInternals, nodeModules) },
  },
  {
    // What the registry loads at start-up has to be light.
    files: ["transforms/*.ts", "transforms/*/{index,codes}.ts"],
    rules: { ...noImportsOf(commandLine, engineInternals, nodeModules, staticTypeScript) },
  },
  {
    // Vitest's matchers and the TypeScript API take methods as values.
    files: ["tests/**/*.ts"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  {
    // Programs of their own, not part of the package.
    files: ["bench/**/*.{js,cjs}", "scripts/**/*.js"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        performance: "readonly",
        module: "writable",
      },
    },
    rules: { "no-restricted-properties": "off" },
  },
  // In no TypeScript project: without types there are only the rules of syntax.
  { files: ["bin/*.js", "*.js"], extends: [tseslint.configs.disableTypeChecked] },
);
