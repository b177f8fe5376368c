import type { OptionSpecs } from "../../src/engine/transform.js";

export const options = {
  binding: { type: "string", default: "KV", binding: "kv", describe: "name of the KV binding in env" },
  "durable-objects": {
    type: "boolean",
    default: false,
    describe: "move counters, locks, hashes, lists and sets to a generated Durable Object",
  },
  flag: {
    type: "string",
    default: "",
    describe: "keep the clients, and use KV only while this environment variable is set: USE_CLOUDFLARE",
  },
} as const satisfies OptionSpecs;
