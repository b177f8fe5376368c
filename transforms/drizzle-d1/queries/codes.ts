import type { CodeTable } from "../../../src/engine/transform.js";

export const queryCodes = {} as const satisfies CodeTable;
