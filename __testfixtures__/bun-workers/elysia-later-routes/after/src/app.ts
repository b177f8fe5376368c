import { Elysia } from "elysia";
import { CloudflareAdapter } from "elysia/adapter/cloudflare-worker";

const banner = "links";

export const app = new Elysia({
  adapter: CloudflareAdapter,
  name: "links",
  prefix: "/v1",
}).get("/", () => banner);
