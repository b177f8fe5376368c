import { Application, Router } from "@oak/oak";

const router = new Router();
router.get("/", (context) => {
  context.response.body = `hello from ${process.env.PLACE}`;
});

const app = new Application();
app.use(router.routes());

export default { fetch: app.fetch };
