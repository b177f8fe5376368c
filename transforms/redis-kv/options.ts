import type { OptionSpecs } from "../../src/engine/transform.js";

export const options = {
  binding: { type: "string", default: "KV", describe: "name of the KV binding in env" },
  "durable-objects": {
    type: "boolean",
    default: false,
    describe: "move counters, locks, hashes, lists and sets to a generated Durable Object",
  },
} as const satisfies OptionSpecs;
