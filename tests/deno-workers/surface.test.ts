import { spawnSync } from "node:child_process";
import { ts } from "ts-morph";
import { describe, expect, it, test } from "vitest";
import { coveragePage } from "../../transforms/deno-workers/surface/coverage-page.js";
import { denoValues } from "../../transforms/deno-workers/surface/deno.js";
import { serveOptions } from "../../transforms/deno-workers/surface/serve-options.js";
import { denoTypes } from "../../transforms/deno-workers/surface/types.js";
import { provideRuntime } from "../runtimes/install.js";

const deno = await provideRuntime("deno");

/** The exports of the namespace that `deno types` declares. */
function declaredBy(executable: string): { values: string[]; types: string[]; options: string[] } {
  const { stdout } = spawnSync(executable, ["types"], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
  const file = ts.createSourceFile("deno.d.ts", stdout, ts.ScriptTarget.ESNext, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) => (name === "deno.d.ts" ? file : undefined),
    fileExists: (name) => name === "deno.d.ts",
  };
  const checker = ts.createProgram(["deno.d.ts"], { noLib: true, types: [] }, host).getTypeChecker();
  const namespace = file.statements.find(
    (statement) => ts.isModuleDeclaration(statement) && statement.name.text === "Deno",
  ) as ts.ModuleDeclaration;
  const symbol = checker.getSymbolAtLocation(namespace.name);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  const options = ["ServeTcpOptions", "ServeUnixOptions", "ServeVsockOptions", "ServeInit", "TlsCertifiedKeyPem"];
  const isValue = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Value) !== 0;
  return {
    // Of classes and enumerations the table of values says what becomes of them.
    types: exported
      .filter((symbol) => (symbol.flags & ts.SymbolFlags.Type) !== 0 && !isValue(symbol))
      .map(({ name }) => name),
    values: exported.filter(isValue).map(({ name }) => name),
    options: exported
      .filter(({ name }) => options.includes(name))
      .flatMap((type) => checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(type)).map(({ name }) => name)),
  };
}

if ("missing" in deno) {
  const name = `deno is missing: ${deno.missing}`;
  if (process.env.CI === "true") test(name, () => expect.fail(name));
  else test.skip(name);
} else {
  describe("the tables have every name of `deno types`", () => {
    const declared = declaredBy(deno.executable);

    it("values of Deno, and no other", () => {
      expect(declared.values.length).toBeGreaterThan(100);
      expect(declared.values.sort()).toEqual(Object.keys(denoValues).sort());
    });

    it("types of Deno, and no other", () => {
      expect(declared.types.length).toBeGreaterThan(100);
      expect(declared.types.sort()).toEqual(Object.keys(denoTypes).sort());
    });

    it("options of Deno.serve", () => {
      expect(declared.options.length).toBeGreaterThan(10);
      expect([...new Set(declared.options)].filter((name) => !(name in serveOptions))).toEqual([]);
    });
  });
}

describe("docs/deno-workers-coverage.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(coveragePage()).toMatchFileSnapshot("../../docs/deno-workers-coverage.md");
  });
});
