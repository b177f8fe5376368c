import { Elysia } from "elysia";

new Elysia().get("/", () => "old").listen(3000);
