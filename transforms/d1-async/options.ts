import type { OptionSpecs } from "../../src/engine/transform.js";

export const options = {
  binding: { type: "string", default: "DB", binding: "d1", describe: "name of the D1 binding in env" },
} as const satisfies OptionSpecs;
