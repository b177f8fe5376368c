import { Elysia } from "elysia";

const app = new Elysia().get("/", () => "rooms").listen(3000);

setTimeout(() => app.server?.publish("room", "closing"), 1000);
