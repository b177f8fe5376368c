import type { Node } from "../../parse.js";
import { type Run, refuse } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";

export interface Query {
  readonly sql: string;
  readonly columns: readonly ScopeColumn[] | undefined;
}
export interface QueryOptions {
  readonly names?: readonly string[];
}
export function translateQuery(_run: Run, _scope: Scope, node: Node, _options: QueryOptions): Query {
  refuse("construct", "a query", node);
}
