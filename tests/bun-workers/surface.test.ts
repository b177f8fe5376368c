import { createRequire } from "node:module";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { bunExports } from "../../transforms/bun-workers/surface/bun.js";
import { coveragePage } from "../../transforms/bun-workers/surface/coverage-page.js";
import { serveOptions } from "../../transforms/bun-workers/surface/serve-options.js";

const index = createRequire(import.meta.url).resolve("bun-types/index.d.ts");
const program = ts.createProgram([index], { types: [], skipLibCheck: true, lib: ["lib.esnext.d.ts"] });
const checker = program.getTypeChecker();
const bun = checker.getAmbientModules().find(({ name }) => name === '"bun"');

function valuesOf(module: ts.Symbol): string[] {
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return (target.flags & ts.SymbolFlags.Value) !== 0;
    })
    .map(({ name }) => name);
}

/** The properties of all types of options of a server, in `declare module "bun" { namespace Serve { … } }`. */
function optionsOfServers(): Set<string> {
  const names = new Set<string>();
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith("bun-types/serve.d.ts"));
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text.endsWith("ServeOptions")) {
      for (const member of node.members) if (member.name) names.add(member.name.getText());
    }
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
  return names;
}

describe("the tables have every name of bun-types, and no other", () => {
  it("values of Bun", () => {
    expect(bun && valuesOf(bun).sort()).toEqual(Object.keys(bunExports).sort());
  });

  it("options of Bun.serve", () => {
    const known = Object.keys(serveOptions);
    const declared = [...optionsOfServers()];
    expect(declared.length).toBeGreaterThan(10);
    expect(declared.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("docs/bun-workers-coverage.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(coveragePage()).toMatchFileSnapshot("../../docs/bun-workers-coverage.md");
  });
});
