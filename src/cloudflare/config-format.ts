import type { TextRange } from "../engine/text-position.js";
import type { JsonValue } from "./json-text.js";
import { isRecord } from "../record.js";

/** One change to a wrangler config, at its top level unless it says otherwise, whatever the format. */
export type ConfigChange =
  /** Gives a key its value, whether it was there or not. */
  | { readonly kind: "set"; readonly key: string; readonly value: string | Readonly<Record<string, JsonValue>> }
  /** Adds a member to a table, which is made if need be. */
  | { readonly kind: "member"; readonly within: string; readonly key: string; readonly value: string }
  /** Takes a key away. */
  | { readonly kind: "delete"; readonly key: string }
  /** Adds an element to an array, which is made if need be. */
  | {
      readonly kind: "append";
      readonly key: string;
      readonly value: string | Readonly<Record<string, JsonValue>>;
      /** Key of the table that the array is in, where it is not at the top. Made if need be. */
      readonly within?: string;
    }
  /** Removes a string from an array, and the array with its last element. */
  | { readonly kind: "remove"; readonly key: string; readonly value: string };

export type ConfigValue = Readonly<Record<string, unknown>>;

/** One format of the wrangler config. Texts come without a byte order mark. */
export interface ConfigFormat {
  /** `undefined` where the text does not parse or is no table. */
  parse(text: string): ConfigValue | undefined;
  /** The text with the change. May fail on odd layouts: the caller compares the result with what was wanted. */
  change(text: string, change: ConfigChange): string;
  /** Where the key stands: `["env", "production"]`. The start of the text where it cannot be told. */
  locate(text: string, path: readonly string[]): TextRange;
}

/**
 * Makes the changes to a text, and checks that the result holds exactly them.
 *
 * @returns `undefined` where it does not
 */
export function changeConfig(format: ConfigFormat, text: string, changes: readonly ConfigChange[]): string | undefined {
  const before = format.parse(text);
  if (!before) return undefined;
  const after = changes.reduce((current, change) => format.change(current, change), text);
  const parsed = format.parse(after);
  return parsed && canonical(parsed) === canonical(changes.reduce(changedValue, before)) ? after : undefined;
}

/** What a change makes of the parsed config. */
function changedValue(config: ConfigValue, change: ConfigChange): ConfigValue {
  const { key } = change;
  if (change.kind === "delete") {
    const { [key]: _, ...others } = config;
    return others;
  }
  if (change.kind === "member") {
    const inner = config[change.within];
    return { ...config, [change.within]: { ...(isRecord(inner) ? inner : {}), [key]: change.value } };
  }
  const { value } = change;
  if (change.kind === "append" && change.within !== undefined) {
    const inner = config[change.within];
    const { within, ...own } = change;
    return { ...config, [within]: changedValue(isRecord(inner) ? inner : {}, own) };
  }
  if (change.kind === "set") return { ...config, [key]: value };
  const list: readonly unknown[] = Array.isArray(config[key]) ? config[key] : [];
  if (change.kind === "append") return { ...config, [key]: [...list, value] };
  const rest = list.filter((element) => element !== value);
  const { [key]: _, ...others } = config;
  return rest.length === 0 ? others : { ...config, [key]: rest };
}

/** A text that is equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member) && Object.keys(member).length > 0
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
