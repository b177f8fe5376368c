import type { Transform } from "./transform.js";
import { UsageError } from "./usage-error.js";

/**
 * The values of a transform's options: those given, and the defaults of the others.
 *
 * @param pathInTree what a path of the user's is relative to the root; throws for one that lies outside. Default: paths
 *   stay as they are given.
 * @throws UsageError for an option that the transform does not have, and for a value that its type does not allow.
 */
export function optionValues(
  transform: Transform,
  given: Readonly<Record<string, unknown>> = {},
  pathInTree: (path: string) => string = (path) => path,
): Readonly<Record<string, string | boolean | number | undefined>> {
  const values: Record<string, string | boolean | number | undefined> = {};
  for (const [name, spec] of Object.entries(transform.options)) values[name] = spec.default;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const spec = transform.options[name];
    if (!spec) throw new UsageError(`${transform.name} has no option "${name}"`);
    if (typeof value !== "string" && typeof value !== "boolean" && typeof value !== "number") {
      throw new UsageError(`${transform.name}: option "${name}" must be a ${spec.type}`);
    }
    if (typeof value !== spec.type) {
      throw new UsageError(`${transform.name}: option "${name}" must be a ${spec.type}, not ${JSON.stringify(value)}`);
    }
    if (spec.choices && !spec.choices.includes(String(value))) {
      throw new UsageError(`${transform.name}: option "${name}" must be one of ${spec.choices.join(", ")}`);
    }
    values[name] = spec.path && typeof value === "string" ? pathInTree(value) : value;
  }
  return values;
}
