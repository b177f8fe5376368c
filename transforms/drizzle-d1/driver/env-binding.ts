import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { envNameIn } from "../../../src/cloudflare/env-access.js";
import { freeName, usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import type { NewImport } from "../../../src/typescript/new-import.js";
import { commentsOwnedFrom } from "../../../src/typescript/removal/own-comments.js";
import { runsAtLoad } from "../../../src/typescript/runs-at-load.js";
import type { Access } from "./worker-homes.js";

const code = "drizzle-d1/binding";

/** Writes how a file reaches the binding. */
export class EnvBinding {
  readonly #late = new Map<ts.SourceFile, string>();

  constructor(
    readonly binding: string,
    readonly references: ReferenceIndex,
    readonly collector: EditCollector,
  ) {}

  importFor(file: ts.SourceFile, access: Access): NewImport {
    if (access === "opennext") return { name: "getCloudflareContext", module: "@opennextjs/cloudflare" };
    const name = envNameIn(file);
    return { name: "env", module: "cloudflare:workers", ...(name === "env" ? {} : { as: name }) };
  }

  /** The text that gives the binding at a call of `drizzle`. */
  textAt(call: ts.CallExpression, access: Access): string {
    const file = call.getSourceFile();
    if (access !== "opennext") return `${envNameIn(file)}.${this.binding}`;
    if (!this.#runsAtLoad(call, 0)) return `getCloudflareContext().env.${this.binding}`;
    const name = this.#late.get(file) ?? this.#declareLate(call);
    return isJavaScript(file) ? name : `${name} as D1Database`;
  }

  /** Whether a node is evaluated when its module, or one that calls its function at the top, loads. */
  #runsAtLoad(node: ts.Node, depth: number): boolean {
    if (runsAtLoad(node)) return true;
    const owner = ts.findAncestor(node, ts.isFunctionLike);
    if (!owner || depth > 3) return false;
    const isValue = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);
    if (isValue && ts.isCallExpression(owner.parent) && owner.parent.expression === owner) {
      return this.#runsAtLoad(owner.parent, depth + 1);
    }
    const holder = isValue ? owner.parent : owner;
    if (!(ts.isFunctionDeclaration(holder) || ts.isVariableDeclaration(holder))) return false;
    return this.references.to(new Set<ts.Node>([holder])).some((name) => {
      const call = name.parent;
      return ts.isCallExpression(call) && call.expression === name && this.#runsAtLoad(call, depth + 1);
    });
  }

  /** An object with the two methods that drizzle calls, each of which asks for the binding. */
  #declareLate(call: ts.CallExpression): string {
    const file = call.getSourceFile();
    const name = freeName("d1", file);
    this.#late.set(file, name);
    const statement = ts.findAncestor(call, (node) => ts.isSourceFile(node.parent)) ?? call;
    const end = lineEndOf(file.text);
    const semicolon = usesSemicolons(file) ? ";" : "";
    const unit = /^\t/m.test(file.text) ? "\t" : "  ";
    const type = isJavaScript(file) ? "" : `: Pick<D1Database, "prepare" | "batch">`;
    const quoted = /^import [^"\n]*'/m.test(file.text) ? type.replaceAll('"', "'") : type;
    const lines = [
      "// The binding exists only while a request is handled, so each query asks for it.",
      `const ${name}${quoted} = {`,
      `${unit}prepare: (query) => getCloudflareContext().env.${this.binding}.prepare(query),`,
      `${unit}batch: (statements) => getCloudflareContext().env.${this.binding}.batch(statements),`,
      `}${semicolon}`,
      "",
      "",
    ];
    const start = statement.getStart();
    const position = commentsOwnedFrom(
      file,
      { fullStart: statement.getFullStart(), start, comments: "all" },
      undefined,
    );
    this.collector.insert(file, position, lines.join(end), code);
    return name;
  }
}
