import type { OptionSpecs } from "../../src/engine/transform.js";

export const options = {
  binding: { type: "string", default: "KV", describe: "name of the KV binding in env" },
} as const satisfies OptionSpecs;
