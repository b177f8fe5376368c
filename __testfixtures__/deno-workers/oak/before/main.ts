import { Application, Router } from "@oak/oak";

const port = Number(Deno.env.get("PORT") ?? 8000);
const router = new Router();
router.get("/", (context) => {
  context.response.body = `hello from ${Deno.env.get("PLACE")}`;
});

const app = new Application();
app.use(router.routes());

await app.listen({ port, hostname: "0.0.0.0" });
