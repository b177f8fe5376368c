import { ts } from "ts-morph";
import { splitStatements } from "../../src/sql/statements.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { staticText } from "../../src/typescript/static-text.js";
import { chainFrom, usesOfValue } from "../../src/typescript/value-uses.js";
import { memberOf } from "./library.js";
import { dropAssertion } from "./query-calls.js";
import type { Conversion, QueryContext } from "./query-context.js";
import { removeCall } from "../../src/typescript/removal/removed-call.js";
import { rowTypeOfAll } from "./row-types.js";
import type { LibraryCall, LibraryRead } from "./uses.js";

/** Methods that only tidy up, and that D1 has no need of. */
const tidying: ReadonlySet<string> = new Set(["close", "finalize"]);

/** Modifiers that are dealt with at the reading method behind them. */
const modifiers: ReadonlySet<string> = new Set(["pluck", "raw"]);

/** Plans the calls that are neither queries nor transactions. */
export function planOtherCall(use: LibraryCall, context: QueryContext): Conversion | undefined {
  const { call, member } = use;
  const { collector, checker, references } = context;
  if (tidying.has(member.name)) {
    return {
      call,
      emit: () => {
        removeCall(call, "d1-async/close", collector);
      },
    };
  }
  if (member.name === "pragma") return planPragmaCall(use, context);
  if (member.name === "prepare" || member.name === "query") return undefined;
  if (modifiers.has(member.name) && isFollowedByRead(call)) return undefined;
  return {
    call,
    emit: () => {
      // The types of what it gives are unknown from here on.
      collector.find(
        chainFrom(call),
        "d1-async/unsupported-member",
        `\`${member.name}()\` of ${member.library} has no counterpart on D1.`,
        { consequences: usesOfValue(call, checker, references) },
      );
    },
  };
}

function isFollowedByRead(call: ts.CallExpression): boolean {
  const parent = call.parent;
  return (
    ts.isPropertyAccessExpression(parent) &&
    ["get", "all", "iterate"].includes(parent.name.text) &&
    ts.isCallExpression(parent.parent)
  );
}

/** better-sqlite3's `db.pragma("table_info(user)")`. Those that D1 refuses were removed with the set-up. */
function planPragmaCall({ call, access }: LibraryCall, { collector, checker }: QueryContext): Conversion {
  const argument = call.arguments[0];
  const text = argument && staticText(argument, checker);
  const statement = text && splitStatements(`PRAGMA ${text.text}`)[0];
  const pragma = statement?.class.kind === "pragma" ? statement.class : undefined;
  const simple = /\bsimple\s*:\s*true\b/.test(call.arguments[1]?.getText() ?? "");
  if (pragma?.onD1 !== "keep" || !text?.literal || !argument) {
    return {
      call,
      emit: () => {
        collector.find(call, "d1-async/unsupported-pragma", `D1 refuses \`PRAGMA ${text?.text ?? "…"}\`.`);
      },
    };
  }
  const start = text.literal.getStart() + 1;
  const unwrap = simple ? "[0]?.[0]" : ".results";
  const rows = simple || isJavaScript(call.getSourceFile()) ? undefined : rowTypeOfAll(call, undefined, checker);
  const method = simple ? "raw" : `all${rows?.typeArguments ?? ""}`;
  return {
    call,
    seed: { expression: call, label: `pragma ${pragma.name}`, unwrap },
    emit: () => {
      const file = call.getSourceFile();
      collector.replaceNode(access.name, "prepare", "d1-async/query");
      collector.insert(file, start, "PRAGMA ", "d1-async/query");
      collector.replace(file, { start: argument.end, end: call.end }, `).${method}()`, "d1-async/query");
      if (rows?.dropAssertion) dropAssertion(call, rows.dropAssertion, unwrap, collector);
    },
  };
}

const resultFields: Readonly<Record<string, string>> = { changes: "meta.changes", lastInsertRowid: "meta.last_row_id" };

/** `result.changes` → `result.meta.changes`. */
export function convertRead({ node, member }: LibraryRead, { collector, checker, references }: QueryContext): void {
  const field = member.entity === "result" ? resultFields[member.name] : undefined;
  if (field === undefined) {
    collector.find(
      node,
      "d1-async/unsupported-member",
      `\`${member.name}\` of ${member.library} has no counterpart on D1.`,
      ts.isExpression(node) ? { consequences: usesOfValue(node, checker, references) } : {},
    );
    return;
  }
  if (ts.isPropertyAccessExpression(node)) {
    collector.replaceNode(node.name, field, "d1-async/result");
    return;
  }
  // const { changes } = … → const { meta: { changes } } = …
  const { elements } = node.parent as ts.ObjectBindingPattern;
  const isWhole = elements.every((element) => boundField(element, checker) !== undefined);
  if (!isWhole) {
    collector.replaceNode(node, `meta: { ${boundField(node, checker) ?? ""} }`, "d1-async/result");
    return;
  }
  const first = elements[0];
  const last = elements.at(-1);
  if (first !== node || !last) return;
  const fields = elements.map((element) => boundField(element, checker)).join(", ");
  const range = { start: first.getStart(), end: last.end };
  collector.replace(node.getSourceFile(), range, `meta: { ${fields} }`, "d1-async/result");
}

/** How an element of a pattern over a result reads in one over its `meta`. */
function boundField(element: ts.BindingElement, checker: ts.TypeChecker): string | undefined {
  const property = element.propertyName ?? element.name;
  if (!ts.isIdentifier(property) || element.dotDotDotToken) return undefined;
  const member = memberOf(checker.getTypeAtLocation(element.parent).getProperty(property.text));
  const [, field] = (member?.entity === "result" ? resultFields[member.name]?.split(".") : undefined) ?? [];
  if (field === undefined) return undefined;
  const name = element.name.getText();
  const initializer = element.initializer ? ` = ${element.initializer.getText()}` : "";
  return `${field === name ? name : `${field}: ${name}`}${initializer}`;
}
