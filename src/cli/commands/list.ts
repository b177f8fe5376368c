import type { Preset } from "../../../transforms/presets.js";
import type { Transform } from "../../engine/transform.js";
import { columns } from "../columns.js";

/** The options that the list takes. */
export const listOptions = ["json", "color"] as const;

/** The transforms and presets that there are, as text or as JSON. */
export function list(registry: readonly Transform[], presets: readonly Preset[], json: boolean): string {
  if (json) {
    const transforms = registry.map(({ name, summary }) => ({ name, summary }));
    return `${JSON.stringify({ transforms, presets }, undefined, 2)}\n`;
  }
  return [
    "Transforms:\n",
    columns(registry.map(({ name, summary }) => [name, summary])),
    "\nPresets:\n",
    columns(presets.map(({ name, description, transforms }) => [name, `${description} (${names(transforms)})`])),
  ].join("");
}

function names(transforms: Preset["transforms"]): string {
  return transforms.map((transform) => (typeof transform === "string" ? transform : transform[0])).join(", ");
}
