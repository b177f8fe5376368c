import type { Node } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { PostgresType } from "../type-name.js";
import { cast } from "./casts.js";
import { type Fragment, level } from "./fragment.js";
import { type Kind, kindOf, types } from "./kinds.js";
import { numberOf } from "./numbers.js";
import { type Run, refuse, splice } from "./run.js";
import type { Scope } from "./scope.js";

/** A function call with its arguments translated. */
export interface Call {
  readonly run: Run;
  readonly scope: Scope;
  readonly node: NodeOf<"func_call">;
  readonly name: string;
  readonly args: readonly Fragment[];
  readonly argNodes: readonly Node[];
  /** ORDER BY inside the parentheses, FILTER and OVER behind them; translated, with a space before each. */
  readonly order: string;
  readonly distinct: boolean;
  readonly tail: string;
}

export type FunctionRule = (call: Call) => Fragment;

export function argument({ args, name, node }: Call, index: number): Fragment {
  return args[index] ?? refuse("function", `${name} with ${args.length} arguments`, node);
}

export function arity(call: Call, least: number, most = least): void {
  if (call.args.length < least || call.args.length > most) {
    refuse("function", `${call.name} with ${call.args.length} arguments`, call.node);
  }
}

/** An argument as text: what PostgreSQL would take for text without a cast. */
export function textArgument(call: Call, index: number): Fragment {
  const value = argument(call, index);
  if (value.isNull || (!value.type && value.column !== undefined)) return value;
  if (!value.type) return { ...value, type: types.text };
  const kind = kindOf(value.type, call.run.context.catalog);
  if (kind !== "text" && kind !== "enum") refuse("function", `${call.name} of ${value.type.name}`, call.node);
  return value;
}

export function numberArgument(call: Call, index: number): Fragment {
  return numberOf(call.run, argument(call, index), call.node);
}

/** What an argument has to be for a form to hold. */
export type Expected = "text" | "number" | "integer" | "json" | "any";

/** An argument checked for what a form expects, and brought to it. */
export function expectArgument(call: Call, index: number, expected: Expected): Fragment {
  const value = argument(call, index);
  switch (expected) {
    case "text":
      return textArgument(call, index);
    case "number":
      return numberArgument(call, index);
    case "integer": {
      if (!value.type && value.literal !== undefined) return cast(call.run, value, types.int4, call.node);
      const kind = kindOf(value.type, call.run.context.catalog);
      if (kind !== undefined && kind !== "integer") refuse("function", `${call.name} of ${kind}`, call.node);
      return value;
    }
    case "json": {
      if (!value.type && value.literal !== undefined) return cast(call.run, value, types.jsonb, call.node);
      const kind = kindOf(value.type, call.run.context.catalog);
      if (kind !== undefined && kind !== "json") refuse("function", `${call.name} of ${kind}`, call.node);
      return value;
    }
    case "any":
      return value;
  }
}

/** A call under a name of SQLite, with the layout of its arguments. */
export function rename(call: Call, name: string, args: readonly Fragment[], type: PostgresType | undefined): Fragment {
  const list = call.node.args;
  const inner = list
    ? splice(
        call.run,
        list,
        call.argNodes.map((node, index) => [node, args[index]?.sql ?? ""]),
      )
    : "()";
  return { sql: name + inner, level: level.atom, type, ...(isNumberForm(type) && { form: "number" }) };
}

function isNumberForm(type: PostgresType | undefined): boolean {
  return type?.name === "numeric";
}

export function kindOfArgument(call: Call, index: number): Kind | undefined {
  return kindOf(argument(call, index).type, call.run.context.catalog);
}
