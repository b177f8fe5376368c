import { readdirSync, readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { vercelBlob } from "../../src/typescript/stubs/vercel-blob.js";
import {
  helperErrors,
  helperFunctions,
  helpersText,
  helperTypes,
} from "../../transforms/blob-r2/generated-module-text.js";
import { coveragePage } from "../../transforms/blob-r2/surface/coverage-page.js";
import { optionVerdicts } from "../../transforms/blob-r2/surface/options.js";
import { clientExports, serverExports } from "../../transforms/blob-r2/surface/server.js";

const folder = new URL("../../node_modules/@vercel/blob/dist/", import.meta.url);
const declarations = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
);

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("library.d.ts", text, ts.ScriptTarget.Latest, true);
}

/** The names that a bundled declaration file exports: they stand in its `export { … }` lists. */
function exportsOf(text: string): string[] {
  return parse(text).statements.flatMap((statement) => {
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  });
}

/** The members of all interfaces and type literals of options, in whichever file they are declared. */
function optionsOf(texts: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const text of texts) {
    for (const statement of parse(text).statements) {
      const isOptions =
        (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
        optionTypes.test(statement.name.text);
      if (!isOptions) continue;
      const visit = (node: ts.Node): void => {
        if (ts.isPropertySignature(node)) names.add(node.name.getText());
        else if (!ts.isFunctionTypeNode(node)) ts.forEachChild(node, visit);
      };
      visit(statement);
    }
  }
  return names;
}

/** Options of the functions for servers that are converted, and what these extend. */
const optionTypes =
  /^(?:Put|Delete|Get|List|Copy|Rename|CreateFolder|UploadPart|CompleteMultipartUpload)CommandOptions$|^BlobCommandOptions$|^CommonCreateBlobOptions$|^WithUploadProgress$|^Common(?:Complete)?MultipartUploadOptions$/;

function text(name: string): string {
  return declarations.get(name) ?? "";
}

/** Names that the library has and the table lacks (`+`), and the other way round (`-`). */
function differences(library: Iterable<string>, table: object): string[] {
  const known = new Set(library);
  return [
    ...[...known].filter((name) => !Object.hasOwn(table, name)).map((name) => `+ ${name}`),
    ...Object.keys(table)
      .filter((name) => !known.has(name))
      .map((name) => `- ${name}`),
  ].sort();
}

describe("the tables have every name of the library, and no other", () => {
  it("@vercel/blob", () => expect(differences(exportsOf(text("index.d.ts")), serverExports)).toEqual([]));
  it("@vercel/blob/client", () => expect(differences(exportsOf(text("client.d.ts")), clientExports)).toEqual([]));
  it("options", () => expect(differences(optionsOf(declarations.values()), optionVerdicts)).toEqual([]));

  it("would see a new one, and one that is gone", () => {
    const changed = text("index.d.ts").replace("completeMultipartUpload, copy,", "completeMultipartUpload, brandNew,");
    expect(differences(exportsOf(changed), serverExports)).toEqual(["+ brandNew", "- copy"]);
  });
});

describe("the stub declares what the tables know", () => {
  const declared = new Map<string, Set<string>>();
  for (const module of parse(vercelBlob.text).statements.filter((node) => ts.isModuleDeclaration(node))) {
    const names = new Set<string>();
    declared.set(module.name.text, names);
    for (const statement of module.body && ts.isModuleBlock(module.body) ? module.body.statements : []) {
      if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const { name } of statement.exportClause.elements) names.add(name.text);
      }
      const { name } = statement as unknown as { name?: ts.Identifier };
      if (name) names.add(name.text);
    }
  }
  it.each([
    ["@vercel/blob", serverExports],
    ["@vercel/blob/client", clientExports],
  ])("%s", (module, table) => {
    expect(Object.keys(table).filter((name) => declared.get(module)?.has(name) !== true)).toEqual([]);
  });
});

describe("the generated module", () => {
  it.each([undefined, "/files"])("exports what the conversion names (route %s)", (route) => {
    const names = new Set(
      [...helpersText(route).matchAll(/^export (?:async )?(?:function|class|interface|type|const) (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    const wanted = [...helperFunctions, ...helperTypes, ...helperErrors].filter(
      (name) => route !== undefined || name !== "serveBlob",
    );
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("docs/blob-r2-coverage.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(coveragePage()).toMatchFileSnapshot("../../docs/blob-r2-coverage.md");
  });
});
