import { STATUS_TEXT } from "@std/http/status";
import { setTimeout as delay } from "node:timers/promises";

async function handler(req: Request): Promise<Response> {
  if (req.method !== "GET") return new Response(null, { status: 405 });
  await delay(5);
  return new Response("slow", { status: 200 });
}

console.log(STATUS_TEXT[200]);
export default { fetch: handler };
