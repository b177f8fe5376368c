import type { Plan } from "../../../src/engine/plan.js";
import type { DrizzleContext } from "../drizzle-context.js";

/** Opens the database over the binding instead of a PostgreSQL driver; config, dependencies, old migrations. */
export function planDriver(_context: DrizzleContext): Pick<Plan, "newFiles" | "bindings" | "dependencies" | "notes"> {
  return {};
}
