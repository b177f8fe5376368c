import { Hono } from "hono";
import { poweredBy } from "hono/powered-by";
import { items } from "./src/items.ts";

const app = new Hono();
app.use(poweredBy());
app.get("/", (c) => c.text("shop"));
app.route("/items", items);

export default { fetch: app.fetch };
