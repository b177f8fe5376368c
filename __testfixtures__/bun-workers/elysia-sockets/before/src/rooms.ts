import { Elysia } from "elysia";

export default new Elysia()
  .ws("/room", { message: (ws, text) => ws.send(text) })
  .get("/", () => "rooms");
