import type { CodeTable } from "../../../src/engine/transform.js";

export const driverCodes = {} as const satisfies CodeTable;
