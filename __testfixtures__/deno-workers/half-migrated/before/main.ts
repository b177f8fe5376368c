import { Hono } from "hono";
import { secret } from "./secret.ts";

const app = new Hono();
app.get("/", (c) => c.text(`${process.env.NAME} ${secret()}`));

export default app;
