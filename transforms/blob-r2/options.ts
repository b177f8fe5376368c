import type { OptionSpecs } from "../../src/engine/transform.js";

export const options = {
  binding: { type: "string", default: "BUCKET", binding: "r2", describe: "name of the R2 binding in env" },
  "serve-route": {
    type: "string",
    describe: "path under which a generated route serves the objects, e.g. /files; default: a public bucket",
  },
  flag: {
    type: "string",
    describe: "environment variable that chooses between R2 and Vercel Blob while both run, e.g. USE_CLOUDFLARE",
  },
} as const satisfies OptionSpecs;
