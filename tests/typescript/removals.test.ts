import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/engine/edits.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import type { Removable } from "../../src/typescript/removal/removable.js";

const codes = { "demo/gone": { level: "safe", short: "Gone", help: "Nothing to do." } } as const;

/** Removes what stands for a name that begins with `gone`, from a text with any line ends. */
function remove(text: string): string {
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const collector = new EditCollector(codes, () => "a.ts", undefined, /\bgone\b/);
  const visit = (node: ts.Node): void => {
    const removable = removableOf(node);
    if (removable) collector.remove(removable, "demo/gone");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return applyEdits(text, collector.edits);
}

function removableOf(node: ts.Node): Removable | undefined {
  const isGone = (name: ts.Node | undefined) => name?.getText().startsWith("gone") ?? false;
  if (ts.isExpressionStatement(node)) return isGone(node) ? node : undefined;
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) return isGone(node.name) ? node : undefined;
  if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node)) return isGone(node.name) ? node : undefined;
  return ts.isImportClause(node) && isGone(node.name) ? node : undefined;
}

const cases: Record<string, readonly [before: string, after: string]> = {
  "in a block, with its own comment": ["{\n  a();\n  // why\n  gone();\n\n  b();\n}\n", "{\n  a();\n\n  b();\n}\n"],
  "first and last in a block": ["{\n  gone();\n\n  a();\n\n  gone();\n}\n", "{\n  a();\n}\n"],
  "all of a block, with the blank lines between": ["{\n  gone();\n\n  gone();\n}\n", "{\n}\n"],
  "a comment above what goes and what stays stays": [
    "{\n  // Clean up\n  gone();\n  a();\n}\n",
    "{\n  // Clean up\n  a();\n}\n",
  ],
  "a comment that speaks of the topic goes": ["{\n  // What is gone\n  gone();\n  a();\n}\n", "{\n  a();\n}\n"],
  "of one line": ["{ a(); gone(); b(); }\n", "{ a(); b(); }\n"],
  "that an if needs": ["if (a) gone();\nelse b();\n", "if (a) {}\nelse b();\n"],
  "all of a finally behind a catch": [
    "try {\n  a();\n} catch {\n  b();\n} finally {\n  // Clean up\n  gone();\n  gone();\n}\nc();\n",
    "try {\n  a();\n} catch {\n  b();\n}\nc();\n",
  ],
  "all of a file": ["gone();\ngone();\n", ""],
  "a part of a finally": [
    "try {\n  a();\n} catch {\n  b();\n} finally {\n  gone();\n  c();\n}\n",
    "try {\n  a();\n} catch {\n  b();\n} finally {\n  c();\n}\n",
  ],
  "all of a finally that a try needs": [
    "try {\n  a();\n} finally {\n  gone();\n}\n",
    "try {\n  a();\n} finally {\n}\n",
  ],
  "in a case": [
    "switch (a) {\n  case 1:\n    gone();\n    break;\n  default:\n    gone();\n}\n",
    "switch (a) {\n  case 1:\n    break;\n  default:\n}\n",
  ],
  "without semicolons, before a bracket": ["const a = b\ngone()\n;[1].map(f)\n", "const a = b\n;[1].map(f)\n"],
  "inside of what goes": ["gone(() => {\n  gone();\n});\na();\n", "a();\n"],
  "a default import": ['import gone, { a } from "b";\n', 'import { a } from "b";\n'],
  "names beside a default import": ['import a, { gone, gone2 } from "b";\n', 'import a from "b";\n'],
  "a namespace beside a default import": ['import a, * as gone from "b";\n', 'import a from "b";\n'],
  "all names of an import": ['import gone, { gone2 } from "b";\nimport a from "c";\n', 'import a from "c";\n'],
  "names of an import on lines of their own": [
    'import {\n  a,\n  gone,\n  b,\n  gone2\n} from "b";\n',
    'import {\n  a,\n  b\n} from "b";\n',
  ],
  "a declaration of a local list": ["{\n  const a = 1, gone = 2;\n}\n", "{\n  const a = 1;\n}\n"],
};

test.each(Object.entries(cases))("%s", (_, [before, after]) => {
  expect(remove(before)).toBe(after);
  expect(remove(before.replaceAll("\n", "\r\n"))).toBe(after.replaceAll("\n", "\r\n"));
});
