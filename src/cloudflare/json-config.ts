import { getNodeValue } from "jsonc-parser";
import type { ConfigFormat } from "./config-format.js";
import { appendElement, findJsonNode, insertMember, parseJsonObject, removeItem, replaceValue } from "./json-text.js";
import { isRecord } from "../record.js";

/** wrangler.json and wrangler.jsonc: wrangler reads comments and trailing commas in both. */
export const jsonConfig: ConfigFormat = {
  parse(text) {
    const root = parseJsonObject(text);
    const value: unknown = root && getNodeValue(root);
    return isRecord(value) ? value : undefined;
  },

  change(text, change) {
    const { kind, key } = change;
    if (kind === "delete") return removeItem(text, [key]);
    if (change.kind === "member") {
      const { within } = change;
      return findJsonNode(text, [within])
        ? insertMember(text, [within], key, change.value)
        : insertMember(text, [], within, { [key]: change.value });
    }
    const { value } = change;
    if (kind === "append" && change.within !== undefined) {
      const { within } = change;
      if (findJsonNode(text, [within, key])) return appendElement(text, [within, key], value);
      return findJsonNode(text, [within])
        ? insertMember(text, [within], key, [value])
        : insertMember(text, [], within, { [key]: [value] });
    }
    const standing = findJsonNode(text, [key]);
    if (kind === "set")
      return standing ? replaceValue(text, [key], value) : insertMember(text, [], key, value, keyAfter(text, key));
    if (kind === "append")
      return standing ? appendElement(text, [key], value) : insertMember(text, [], key, [value], keyAfter(text, key));
    const index = standing?.children?.findIndex((element) => element.value === value) ?? -1;
    return standing?.children?.length === 1 ? removeItem(text, [key]) : removeItem(text, [key, index]);
  },

  locate(text, path) {
    const node = findJsonNode(text, path);
    const place = node?.parent?.type === "property" ? (node.parent.children?.[0] ?? node) : node;
    return place ? { start: place.offset, end: place.offset + place.length } : { start: 0, end: 0 };
  },
};

/** The flags are read next to the date: the key to insert before, so that they end up side by side. */
function keyAfter(text: string, key: string): string | undefined {
  const neighbour = { compatibility_flags: "compatibility_date", compatibility_date: "compatibility_flags" }[key];
  const keys = (parseJsonObject(text)?.children ?? []).map((member) => member.children?.[0]?.value as unknown);
  const index = keys.indexOf(neighbour);
  if (neighbour === undefined || index === -1) return undefined;
  const after = key === "compatibility_date" ? neighbour : keys[index + 1];
  return typeof after === "string" ? after : undefined;
}
