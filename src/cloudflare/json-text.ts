import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import { lineEndOf } from "../engine/line-end.js";

/*
 * Inserts into and removes from JSON text, with or without comments and trailing commas.
 *
 * jsonc-parser's own `modify` formats the lines around its edit (`[1, 2]` on the next line falls apart into four lines)
 * and moves the comment behind the last member to the line after it. These functions change nothing but what they add
 * or remove: layout comes from the neighbours.
 */

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type JsonPath = readonly (string | number)[];

/** The tree of a JSON text whose root is an object. `undefined` where the text does not parse or is something else. */
export function parseJsonObject(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return errors.length === 0 && root?.type === "object" ? root : undefined;
}

/** The value at a path. `undefined` where the text does not parse or has nothing there. */
export function findJsonNode(text: string, path: JsonPath): Node | undefined {
  const root = parseJsonObject(text);
  return root && findNodeAtLocation(root, [...path]);
}

/**
 * Adds a member to the object at the path.
 *
 * @param before key of the member to insert before; without it the new one comes last
 * @throws when there is no object at the path
 */
export function insertMember(text: string, path: JsonPath, key: string, value: JsonValue, before?: string): string {
  const object = requireNode(text, path, "object");
  const members = object.children ?? [];
  const index = before === undefined ? -1 : members.findIndex((member) => member.children?.[0]?.value === before);
  return insertItem(text, object, index, `${JSON.stringify(key)}: `, value);
}

/**
 * Adds an element to the end of the array at the path.
 *
 * @throws when there is no array at the path
 */
export function appendElement(text: string, path: JsonPath, value: JsonValue): string {
  return insertItem(text, requireNode(text, path, "array"), -1, "", value);
}

/**
 * Puts another value at the path.
 *
 * @throws when there is nothing at the path
 */
export function replaceValue(text: string, path: JsonPath, value: JsonValue): string {
  const node = findJsonNode(text, path);
  if (!node) throw new Error(`Nothing to replace at ${path.join(".")}`);
  return replace(text, node.offset, endOf(node), renderBlock(value, indentAt(text, node.offset), layoutOf(text)));
}

/**
 * Removes the member or element at the path, with its line where it has one of its own.
 *
 * @throws when there is none
 */
export function removeItem(text: string, path: JsonPath): string {
  const value = findJsonNode(text, path);
  const item = value?.parent?.type === "property" ? value.parent : value;
  const container = item?.parent;
  if (!item || !container?.children) throw new Error(`Nothing to remove at ${path.join(".")}`);
  const items = container.children;
  if (items.length === 1) return cut(text, container.offset + 1, endOf(container) - 1);

  const index = items.indexOf(item);
  const previous = items[index - 1];
  const comma = commaAfter(text, endOf(item));
  const end = comma === undefined ? endOf(item) : comma + 1;
  let removed: string;
  if (startsItsLine(text, item.offset)) {
    const lineEnd = endOfLineAfter(text, end);
    removed =
      lineEnd === undefined
        ? cut(text, item.offset, skipBlanks(text, end))
        : cut(text, lineStart(text, item.offset), skipLineBreak(text, lineEnd));
  } else {
    removed =
      comma === undefined && previous ? cut(text, endOf(previous), end) : cut(text, item.offset, skipBlanks(text, end));
  }
  if (comma !== undefined || !previous || !startsItsLine(text, item.offset)) return removed;
  const orphan = commaAfter(text, endOf(previous));
  return orphan === undefined ? removed : cut(removed, orphan, orphan + 1);
}

function requireNode(text: string, path: JsonPath, type: "object" | "array"): Node {
  const node = findJsonNode(text, path);
  if (node?.type !== type) throw new Error(`No ${type} at ${path.join(".") || "the root"}`);
  return node;
}

function insertItem(text: string, container: Node, index: number, label: string, value: JsonValue): string {
  const items = container.children ?? [];
  const layout = layoutOf(text);
  const last = items.at(-1);

  if (!last) {
    const close = endOf(container) - 1;
    const inner = text.slice(container.offset + 1, close);
    if (inner.trim() === "" && isScalar(value) && label === "") {
      return replace(text, container.offset + 1, close, JSON.stringify(value));
    }
    const outerIndent = indentAt(text, container.offset);
    const indent = outerIndent + layout.unit;
    const start = container.offset + 1 + inner.trimEnd().length;
    const item = label + renderBlock(value, indent, layout);
    return replace(text, start, close, layout.eol + indent + item + layout.eol + outerIndent);
  }

  const next = items[index];
  const sibling = next ?? last;
  const ownLine = startsItsLine(text, sibling.offset);
  const indent = indentAt(text, sibling.offset);
  // An array of one-line objects gets another one-line object.
  const siblingIsOneLine = container.type === "array" && !isScalar(value) && !nodeText(text, sibling).includes("\n");
  const item = label + (ownLine && !siblingIsOneLine ? renderBlock(value, indent, layout) : renderLine(value));

  if (next) return replace(text, next.offset, next.offset, item + "," + (ownLine ? layout.eol + indent : " "));

  const end = endOf(last);
  if (!ownLine) return replace(text, end, end, `, ${item}`);
  const comma = commaAfter(text, end);
  const afterComma = comma === undefined ? end : comma + 1;
  const at = endOfLineAfter(text, afterComma) ?? afterComma;
  const line = layout.eol + indent + item + (comma === undefined ? "" : ",");
  return text.slice(0, end) + (comma === undefined ? "," : "") + text.slice(end, at) + line + text.slice(at);
}

/* Rendering */

interface Layout {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
}

function layoutOf(text: string): Layout {
  const first = parseJsonObject(text)?.children?.[0];
  const unit = first && startsItsLine(text, first.offset) ? indentAt(text, first.offset) : "";
  return { eol: lineEndOf(text), unit: unit || "  " };
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== "object" || value === null;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function renderLine(value: JsonValue): string {
  if (isList(value)) return `[${value.map(renderLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${renderLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** Objects, and arrays of them, one member a line. An array of scalars stays on one line. */
function renderBlock(value: JsonValue, indent: string, layout: Layout): string {
  if (isList(value) ? value.every(isScalar) : isScalar(value)) return renderLine(value);
  const inner = indent + layout.unit;
  const items = isList(value)
    ? value.map((element) => renderBlock(element, inner, layout))
    : Object.entries(value as Readonly<Record<string, JsonValue>>).map(
        ([key, member]) => `${JSON.stringify(key)}: ${renderBlock(member, inner, layout)}`,
      );
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return open + close;
  return open + items.map((item) => layout.eol + inner + item).join(",") + layout.eol + indent + close;
}

/** A whole document, with two spaces and a final line feed. */
export function renderJsonDocument(value: Readonly<Record<string, JsonValue>>): string {
  return renderBlock(value, "", { eol: "\n", unit: "  " }) + "\n";
}

/* Positions */

function endOf(node: Node): number {
  return node.offset + node.length;
}

function nodeText(text: string, node: Node): string {
  return text.slice(node.offset, endOf(node));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function startsItsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "" && text.lastIndexOf("\n", offset - 1) !== -1;
}

function indentAt(text: string, offset: number): string {
  return matchAt(/[ \t]*/y, text, lineStart(text, offset)) ?? "";
}

/** Offset of the comma behind an item, over white space and comments. */
function commaAfter(text: string, offset: number): number | undefined {
  const trivia = matchAt(/(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y, text, offset) ?? "";
  const next = offset + trivia.length;
  return text[next] === "," ? next : undefined;
}

/** Where the line ends, if nothing but comments follows on it. */
function endOfLineAfter(text: string, offset: number): number | undefined {
  const rest = matchAt(/[ \t]*(?:\/\*[^]*?\*\/[ \t]*)*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/y, text, offset);
  return rest === undefined ? undefined : offset + rest.length;
}

function skipBlanks(text: string, offset: number): number {
  return offset + (matchAt(/[ \t]*/y, text, offset) ?? "").length;
}

function skipLineBreak(text: string, offset: number): number {
  return offset + (matchAt(/\r?\n/y, text, offset) ?? "").length;
}

function matchAt(sticky: RegExp, text: string, offset: number): string | undefined {
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0];
}

function replace(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function cut(text: string, start: number, end: number): string {
  return replace(text, start, end, "");
}
