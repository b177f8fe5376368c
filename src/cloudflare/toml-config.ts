import { parse } from "smol-toml";
import { lineEndOf } from "../engine/line-end.js";
import type { ConfigChange, ConfigFormat } from "./config-format.js";
import { outlineToml, outlineTomlArray, type TomlArray, type TomlEntry, type TomlTable } from "./toml-outline.js";
import type { JsonValue } from "./json-text.js";

export const tomlConfig: ConfigFormat = {
  parse(text) {
    try {
      return parse(text);
    } catch {
      return undefined;
    }
  },

  change(text, change) {
    const { kind } = change;
    const tables = outlineToml(text);
    if (kind === "member") return insertTableLine(text, tables, change);
    const within = change.kind === "append" ? change.within : undefined;
    const key = within === undefined ? change.key : `${within}.${change.key}`;
    const entry = tables
      .flatMap((table) => table.entries)
      .find((candidate) => [candidate.table, candidate.key].filter(Boolean).join(".") === key);
    const array = entry && outlineTomlArray(text, entry);
    switch (kind) {
      case "set":
        return entry
          ? insert(cut(text, entry.valueStart, entry.valueEnd), entry.valueStart, renderInline(change.value))
          : insertTopLevelLine(text, tables, `${key} = ${renderInline(change.value)}`);
      case "append":
        if (array) return appendToArray(text, entry, array, renderInline(change.value));
        return typeof change.value === "string"
          ? insertTopLevelLine(text, tables, `${key} = [${JSON.stringify(change.value)}]`)
          : appendTable(text, tables, key, change.value);
      case "remove":
        return array ? removeFromArray(text, entry, array, change.value) : text;
      case "delete":
        return entry ? removeEntry(text, entry) : text;
    }
  },

  locate(text, path) {
    const wanted = path.join(".");
    const tables = outlineToml(text);
    const isAtOrBelow = (name: string) => name === wanted || name.startsWith(`${wanted}.`);
    const entry = tables
      .flatMap((table) => table.entries)
      .find((candidate) => isAtOrBelow([candidate.table, candidate.key].filter(Boolean).join(".")));
    const table = tables.find((candidate) => isAtOrBelow(candidate.header));
    if (table && (!entry || table.start < entry.start)) return { start: table.start, end: table.lineEnd };
    return entry ? { start: entry.start, end: entry.valueEnd } : { start: 0, end: 0 };
  },
};

/** Next to the other compatibility key, else last at the top level: further down it would fall into a table. */
function insertTopLevelLine(text: string, tables: readonly TomlTable[], line: string): string {
  const entries = tables[0]?.entries ?? [];
  const neighbour = entries.find((entry) => entry.key.startsWith("compatibility_")) ?? entries.at(-1);
  const eol = lineEndOf(text);
  if (neighbour) return insert(text, neighbour.lineEnd, eol + line);
  return insert(text, 0, line + eol + (text === "" || text.startsWith(eol) ? "" : eol));
}

/** Last in a table, which comes last in the text where it is not there. */
function insertTableLine(
  text: string,
  tables: readonly TomlTable[],
  { within, key, value }: Extract<ConfigChange, { readonly kind: "member" }>,
): string {
  const eol = lineEndOf(text);
  const line = `${key} = ${renderInline(value)}`;
  const table = tables.find(({ header }) => header === within);
  if (table) return insert(text, table.entries.at(-1)?.lineEnd ?? table.lineEnd, eol + line);
  return `${text.trimEnd()}${eol}${eol}[${within}]${eol}${line}${eol}`;
}

/** Behind the last table of the same name, else at the end of the text, where `[[…]]` leaves any table before it. */
function appendTable(
  text: string,
  tables: readonly TomlTable[],
  key: string,
  value: Readonly<Record<string, JsonValue>>,
): string {
  const eol = lineEndOf(text);
  const lines = [`[[${key}]]`, ...Object.entries(value).map(([name, member]) => `${name} = ${renderInline(member)}`)];
  const table = lines.join(eol);
  const last = tables.findLast((candidate) => candidate.header === key);
  if (last) return insert(text, last.entries.at(-1)?.lineEnd ?? last.lineEnd, eol + eol + table);
  if (text.trim() === "") return text + table + eol;
  const ending = text.endsWith("\n") ? eol : "";
  const separator = ending ? (text.endsWith(eol + eol) ? "" : eol) : eol + eol;
  return text + separator + table + ending;
}

function appendToArray(text: string, entry: TomlEntry, array: TomlArray, item: string): string {
  const last = array.elements.at(-1);
  if (!last) return insert(text, entry.valueStart + 1, item);
  const end = array.trailingComma ?? last.end;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.start))?.[1];
  if (indent === undefined) return insert(text, end, array.trailingComma === undefined ? `, ${item}` : ` ${item},`);
  const comment = /^[ \t]*#[^\r\n]*/.exec(text.slice(end))?.[0] ?? "";
  const line = lineEndOf(text) + indent + item + (array.trailingComma === undefined ? "" : ",");
  const withItem = insert(text, end + comment.length, line);
  return array.trailingComma === undefined ? insert(withItem, last.end, ",") : withItem;
}

function removeFromArray(text: string, entry: TomlEntry, array: TomlArray, value: string): string {
  const index = array.elements.findIndex(({ start, end }) => text.slice(start + 1, end - 1) === value);
  const element = array.elements[index];
  if (!element) return text;
  if (array.elements.length === 1) return removeEntry(text, entry);
  const next = array.elements[index + 1];
  const previous = array.elements[index - 1];
  if (next) return cut(text, element.start, next.start);
  return previous ? cut(text, previous.end, element.end) : text;
}

function removeEntry(text: string, entry: TomlEntry): string {
  const lineBreak = /^\r?\n/.exec(text.slice(entry.lineEnd))?.[0] ?? "";
  return cut(text, entry.start, entry.lineEnd + lineBreak.length);
}

function renderInline(value: JsonValue | Readonly<Record<string, JsonValue>>): string {
  if (Array.isArray(value)) return `[${value.map((element: JsonValue) => renderInline(element)).join(", ")}]`;
  // A JSON string is a TOML basic string.
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${name} = ${renderInline(member)}`);
  return `{ ${members.join(", ")} }`;
}

function insert(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}

function cut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}
