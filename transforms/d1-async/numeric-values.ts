import type { Placeholder } from "../../src/sql/placeholders.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import type { BoundValues } from "./bound-values.js";
import type { QueryContext } from "./query-calls.js";
import type { LibraryCall } from "./uses.js";

export function planNumericValues(
  _sql: StaticText | undefined,
  _placeholders: readonly Placeholder[] | undefined,
  _bound: BoundValues,
  _use: LibraryCall,
  _context: QueryContext,
): void {
  // filled in once the numeric binding model is there
}
