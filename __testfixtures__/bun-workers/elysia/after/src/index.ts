import { Elysia } from "elysia";
import { orderRoutes } from "./orders";
import { CloudflareAdapter } from "elysia/adapter/cloudflare-worker";

const app = new Elysia({ adapter: CloudflareAdapter })
  .onError(({ code, error }) => (code === "NOT_FOUND" ? "nothing here" : error))
  .get("/", () => "orders")
  .get("/ready", () => new Response("OK", { headers: { "x-ready": "yes" } }))
  .get("/broken", () => {
    throw new Error("broken");
  })
  .group("/api", (api) => api.use(orderRoutes).get("/version", () => ({ version: 2 })))
  .compile();

export default app;
