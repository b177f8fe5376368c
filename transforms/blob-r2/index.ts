import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "blob-r2",
  summary: "Vercel Blob (@vercel/blob) → R2",
  scope: "project",
  triggers: ["@vercel/blob", "blob.vercel-storage.com", "BLOB_READ_WRITE_TOKEN"],
  options,
  converts: ["@vercel/blob"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
