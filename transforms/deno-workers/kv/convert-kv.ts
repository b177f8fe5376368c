import { ts } from "ts-morph";
import type { Binding } from "../../../src/engine/plan.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { DenoContext } from "../deno-context.js";
import { expirationText } from "./kv-expiry.js";
import { kvKeyText } from "./kv-key.js";
import { lostInJson } from "./kv-value.js";

const code = "deno-workers/kv-single-key";

type Edit = () => void;

/** What is in the way of converting a store, and what it becomes. */
interface DraftedStore {
  readonly node: ts.Node;
  /** The database that is opened: the text of its path. */
  readonly database: string;
  readonly statement?: ts.VariableStatement;
  readonly edits: readonly Edit[];
  readonly refused: readonly { readonly place: ts.Node; readonly reason: string }[];
}

/**
 * Converts databases whose keys are read, written and deleted one by one: `await kv.set(["a", id], value)` →
 * ``await env.KV.put(`a/${encodeURIComponent(id)}`, JSON.stringify(value))``. All uses of a database, or none: a part of them
 * would look for its values in the other place.
 *
 * @param opened every `Deno.openKv` of the program
 */
export function convertStores(opened: readonly ts.Node[], context: DenoContext): void {
  const drafts = opened.map((node) => draftStore(node, context));
  const isKnown = drafts.every(({ database }) => /^(?:|"[^"]*"|'[^']*')$/.test(database));
  for (const draft of drafts) {
    const { node, database, statement, edits, refused } = draft;
    const same = isKnown ? drafts.filter((other) => other.database === database) : drafts;
    const [first, ...others] = refused;
    if (first) {
      context.find(node, "deno-workers/kv", `\`${node.getText()}\` stays: ${first.reason}.`);
      for (const { place, reason } of others)
        context.find(place, "deno-workers/kv", `\`${firstLine(place)}\`: ${reason}.`);
    } else if (same.some((other) => other.refused.length > 0)) {
      const message = `\`${node.getText()}\` stays: another place uses the same database in a way that stays.`;
      context.find(node, "deno-workers/kv", message);
    } else {
      if (statement) context.remove(statement, code);
      for (const edit of edits) edit();
      if (edits.length > 0) context.keeping.add(node.getSourceFile());
    }
  }
}

/** @param node `Deno.openKv` */
function draftStore(node: ts.Node, context: DenoContext): DraftedStore {
  const call = node.parent;
  const [path] = ts.isCallExpression(call) && call.expression === node ? call.arguments : [];
  const database = path?.getText() ?? "";
  const store = storeOf(node);
  if (!store) {
    const reason = "the store is not kept in a variable of this module alone";
    return { node, database, edits: [], refused: [{ place: node, reason }] };
  }
  const edits: Edit[] = [];
  const refused: { readonly place: ts.Node; readonly reason: string }[] = [];
  for (const use of usesInFile(store.name, context.checker)) {
    const edit = draftUse(use, context);
    if (typeof edit === "function") edits.push(edit);
    else refused.push(edit);
  }
  return { node, database, statement: store.statement, edits, refused };
}

function firstLine(node: ts.Node): string {
  return node.getText().split("\n")[0] ?? "";
}

/** `const kv = await Deno.openKv();`, not exported. */
function storeOf(
  node: ts.Node,
): { readonly name: ts.Identifier; readonly statement: ts.VariableStatement } | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node || !ts.isAwaitExpression(call.parent)) return undefined;
  const declaration = call.parent.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
  const list = declaration.parent;
  const statement = list.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length > 1 || !ts.isVariableStatement(statement))
    return undefined;
  if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  return { name: declaration.name, statement };
}

function draftUse(
  use: ts.Identifier,
  context: DenoContext,
): Edit | { readonly place: ts.Node; readonly reason: string } {
  const member = use.parent;
  const call = member.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== use || !ts.isCallExpression(call))
    return { place: use, reason: "the store is handed on" };
  const method = member.name.text;
  const place = member;
  if (call.expression !== member || call.questionDotToken) return { place, reason: "it is not called" };
  if (method === "close" && ts.isExpressionStatement(call.parent)) {
    const statement = call.parent;
    return () => context.remove(statement, code);
  }
  if (!["get", "set", "delete"].includes(method))
    return { place, reason: `Workers KV has no \`${method}()\`, a Durable Object has` };
  if (!ts.isAwaitExpression(call.parent)) return { place, reason: "the call is not awaited where it stands" };
  const [keyNode, ...others] = call.arguments;
  const key = kvKeyText(keyNode, context.checker);
  if (keyNode === undefined || key === undefined)
    return { place, reason: "its key is not an array of texts and numbers that is written here" };
  const common = { call, member, keyNode, key, others, awaited: call.parent };
  const draft = method === "get" ? draftGet(common, context) : draftWrite(method, common, context);
  return typeof draft === "string" ? { place, reason: draft } : draft;
}

interface KvCall {
  readonly call: ts.CallExpression;
  readonly member: ts.PropertyAccessExpression;
  readonly keyNode: ts.Expression;
  readonly key: string;
  readonly others: readonly ts.Expression[];
  readonly awaited: ts.AwaitExpression;
}

/** Puts `env.KV` and the text of the key into a call. */
function rewrite({ member, keyNode, key }: KvCall, method: string, context: DenoContext): void {
  const env = context.import(member.getSourceFile(), { name: "env", module: "cloudflare:workers" });
  context.collector.replaceNode(member, `${env}.${context.options["kv-binding"]}.${method}`, code);
  context.collector.replaceNode(keyNode, key, code);
}

/** @returns why the call stays */
function draftGet(kv: KvCall, context: DenoContext): Edit | string {
  const { call, others, awaited, keyNode } = kv;
  const [options, ...more] = others;
  const isConsistency =
    !options ||
    (ts.isObjectLiteralExpression(options) &&
      options.properties.every(({ name }) => name?.getText() === "consistency"));
  if (more.length > 0 || !isConsistency) return "its options are not written here";
  const shape = shapeOf(awaited, context);
  if (typeof shape === "string") return shape;
  return () => {
    rewrite(kv, "get", context);
    const file = call.getSourceFile();
    const last = options ?? keyNode;
    context.collector.replace(file, { start: keyNode.end, end: last.end }, ', "json"', code);
    shape();
  };
}

/** What is done with the entry: only its value may be asked for. */
function shapeOf(awaited: ts.AwaitExpression, { collector, checker }: DenoContext): Edit | string {
  const other = "of the entry more than the value is asked for";
  const file = awaited.getSourceFile();
  const { parent } = awaited;
  if (ts.isParenthesizedExpression(parent) && ts.isPropertyAccessExpression(parent.parent)) {
    const member = parent.parent;
    if (member.name.text !== "value" || member.expression !== parent) return other;
    const holder = member.parent;
    const isAlone =
      ts.isVariableDeclaration(holder) ||
      ts.isPropertyAssignment(holder) ||
      ts.isReturnStatement(holder) ||
      (ts.isCallExpression(holder) && holder.arguments.includes(member));
    return () => {
      if (isAlone) collector.replace(file, { start: parent.getStart(), end: awaited.getStart() }, "", code);
      collector.replace(file, { start: isAlone ? awaited.end : parent.end, end: member.end }, "", code);
    };
  }
  if (!ts.isVariableDeclaration(parent) || parent.type) return other;
  const { name } = parent;
  if (ts.isObjectBindingPattern(name)) {
    const [element, ...others] = name.elements;
    const key = element?.propertyName ?? element?.name;
    const isValue = element && key?.getText() === "value" && ts.isIdentifier(element.name) && !element.initializer;
    if (!isValue || others.length > 0 || element.dotDotDotToken) return other;
    return () => {
      collector.replaceNode(name, element.name.getText(), code);
    };
  }
  if (!ts.isIdentifier(name)) return other;
  const isValueOnly = usesInFile(name, checker).every(
    ({ parent: member }) =>
      ts.isPropertyAccessExpression(member) &&
      ts.isIdentifier(member.expression) &&
      member.expression.text === name.text &&
      member.name.text === "value",
  );
  if (!isValueOnly) return other;
  return () => {
    collector.wrapNode(awaited, "{ value: ", " }", code);
  };
}

/** @returns why the call stays */
function draftWrite(method: string, kv: KvCall, context: DenoContext): Edit | string {
  const { call, others, awaited } = kv;
  if (!ts.isExpressionStatement(awaited.parent)) return "its result is used";
  if (method === "delete") return others.length > 0 ? "it has options" : () => rewrite(kv, "delete", context);
  const [value, options, ...more] = others;
  if (!value || more.length > 0) return "it is not called with a key and a value";
  const lost = lostInJson(value, context.checker);
  if (lost !== undefined) return `its value holds ${lost}, which JSON has not`;
  const [expireIn, ...unknown] = options && ts.isObjectLiteralExpression(options) ? options.properties : [];
  const milliseconds = expireIn && ts.isPropertyAssignment(expireIn) ? expireIn.initializer : undefined;
  if (options && (!expireIn || unknown.length > 0 || expireIn.name?.getText() !== "expireIn"))
    return "its options are not written here";
  if (options && !milliseconds) return "its options are not written here";
  return () => {
    rewrite(kv, "put", context);
    context.collector.wrapNode(value, "JSON.stringify(", ")", code);
    if (!options || !milliseconds) return;
    const { text, isLonger } = expirationText(withoutOuterExpressions(milliseconds));
    context.collector.replaceNode(options, `{ expirationTtl: ${text} }`, code);
    if (isLonger)
      context.find(call, "deno-workers/kv-minute", "The value is kept for a minute, the least that KV has.");
  };
}

/** The binding that the keys went to, for each module that uses it. */
export function kvBindings({ keeping, analysis, options }: DenoContext): Binding[] {
  return [...keeping].map((file) => ({ kind: "kv", name: options["kv-binding"], usedBy: analysis.pathOf(file) }));
}
