import type { OptionSpecs, OptionValues } from "../../src/engine/transform.js";

export const options = {
  "durable-objects": {
    type: "boolean",
    default: false,
    describe: "let WebSockets that know of each other meet in a generated Durable Object",
  },
  "kv-binding": {
    type: "string",
    default: "KV",
    describe: "name of the KV binding that Deno KV's keys go to",
  },
  tests: {
    type: "string",
    default: "deno",
    choices: ["deno", "vitest", "node"],
    describe: "what runs the tests afterwards: they stay with Deno, or become tests of vitest or node:test",
  },
} as const satisfies OptionSpecs;

export type DenoOptions = OptionValues<typeof options>;
