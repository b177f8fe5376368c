import { Hono } from "hono";
import { type AppEnv, routes } from "./routes";
import { TaskRepository } from "./tasks";

const tasks = new TaskRepository("app.sqlite");

const app = new Hono<AppEnv>();
app.use(async (c, next) => {
  c.set("tasks", tasks);
  await next();
});
app.route("/", routes);

export default app;
