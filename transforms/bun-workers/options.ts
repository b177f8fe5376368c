import type { OptionSpecs, OptionValues } from "../../src/engine/transform.js";

export const options = {
  "durable-objects": {
    type: "boolean",
    default: false,
    describe: "let WebSockets meet in a generated Durable Object",
  },
} as const satisfies OptionSpecs;

export type BunOptions = OptionValues<typeof options>;
