import { Elysia } from "elysia";

const clients = { get: (path: string, value: string) => `${path} ${value}` };
clients.get("/", "not a route");

new Elysia().get("/", () => "more").listen(3002, () => clients.get("/", "listening"));
