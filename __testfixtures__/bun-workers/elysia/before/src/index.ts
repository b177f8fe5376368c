import { Elysia } from "elysia";
import { orderRoutes } from "./orders";

const app = new Elysia()
  .onError(({ code, error }) => (code === "NOT_FOUND" ? "nothing here" : error))
  .get("/", "orders")
  .get("/ready", new Response("OK", { headers: { "x-ready": "yes" } }))
  .get("/broken", () => {
    throw new Error("broken");
  })
  .group("/api", (api) => api.use(orderRoutes).get("/version", { version: 2 }))
  .listen(process.env.PORT ?? 3000);

console.log(`Orders are taken at ${app.server?.hostname}:${app.server?.port}`);

process.on("SIGTERM", () => {
  void app.stop();
});
