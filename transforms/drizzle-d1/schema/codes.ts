import type { CodeTable } from "../../../src/engine/transform.js";

export const schemaCodes = {} as const satisfies CodeTable;
