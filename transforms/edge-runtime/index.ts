import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";

export default defineTransform({
  name: "edge-runtime",
  summary: "Remove Next.js edge-runtime declarations, which OpenNext on Cloudflare rejects",
  scope: "file",
  triggers: ["runtime", "preferredRegion"],
  options: {},
  converts: ["next"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
