import type { ts } from "ts-morph";
import { defineTransform } from "../../src/engine/transform.js";
import type { Edit, Finding } from "../../src/engine/plan.js";

/** Renames calls of `oldName` to `newName`, one file at a time; a call with an argument is left to a person. */
export const renameCalls = defineTransform({
  name: "rename",
  summary: "oldName() becomes newName()",
  scope: "file",
  triggers: ["oldName"],
  options: { to: { type: "string", describe: "the new name", default: "newName" } },
  codes: {
    "rename/call": { level: "safe", short: "The new name", help: "It has a new name." },
    "rename/declaration": { level: "review", short: "The new declaration", help: "It has a new name." },
    "rename/argument": { level: "manual", short: "The new one takes no argument", help: "Drop the argument." },
  },
  async plan({ path, sourceFile, options }) {
    const { ts } = await import("ts-morph");
    const edits: Edit[] = [];
    const findings: Finding[] = [];
    const rename = (node: ts.Node, code: Edit["code"], confidence: Edit["confidence"]) =>
      edits.push({
        kind: "replace",
        path,
        start: node.getStart(sourceFile),
        end: node.end,
        text: options.to,
        code,
        confidence,
        because: [],
      });
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionDeclaration(node) && node.name?.text === "oldName") {
        rename(node.name, "rename/declaration", "review");
      }
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "oldName") {
        if (node.arguments.length === 0) rename(node.expression, "rename/call", "safe");
        else {
          const range = { start: node.getStart(sourceFile), end: node.end };
          findings.push({ code: "rename/argument", path, ...range, message: "oldName is called with an argument" });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    return { edits, findings };
  },
});

/** Replaces a marker in all files at once, by plain text, so that it works on any syntax. */
export const replaceMarker = defineTransform({
  name: "marker",
  summary: "MARK becomes DONE",
  scope: "project",
  triggers: ["MARK"],
  options: {},
  codes: {
    "marker/replace": { level: "safe", short: "DONE", help: "It is done." },
    "marker/wrap": { level: "review", short: "wrapped", help: "It is wrapped." },
    "marker/left": { level: "manual", short: "left", help: "Do it by hand." },
  },
  plan({ candidates, tree }) {
    const edits: Edit[] = [];
    const findings: Finding[] = [];
    for (const path of candidates) {
      for (const { index } of (tree.read(path) ?? "").matchAll(/MARK/g)) {
        const range = { path, start: index, end: index + 4 };
        if (tree.isEditable(path)) {
          const code = "marker/replace";
          edits.push({ kind: "replace", ...range, text: "DONE", code, confidence: "safe", because: [] });
        } else findings.push({ ...range, code: "marker/left", message: "a marker outside of the paths" });
      }
    }
    return { edits, findings };
  },
});
