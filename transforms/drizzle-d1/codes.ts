import type { CodeTable } from "../../src/engine/transform.js";
import { driverCodes } from "./driver/codes.js";
import { queryCodes } from "./queries/codes.js";
import { schemaCodes } from "./schema/codes.js";

/** Every code of the transform: what it means, and what to do where it is a finding. */
export const codes = { ...schemaCodes, ...driverCodes, ...queryCodes } as const satisfies CodeTable;
