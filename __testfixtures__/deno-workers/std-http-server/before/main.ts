import { serve } from "https://deno.land/std@0.190.0/http/server.ts";
import { Status, STATUS_TEXT } from "$std/http/http_status.ts";
import { delay } from "$std/async/delay.ts";

async function handler(req: Request): Promise<Response> {
  if (req.method !== "GET") return new Response(null, { status: Status.MethodNotAllowed });
  await delay(5);
  return new Response("slow", { status: Status.OK });
}

console.log(STATUS_TEXT[Status.OK]);
await serve(handler, { port: 8000 });
