import { redis } from "./redis";
import { env } from "cloudflare:workers";

const subscriber = redis.duplicate();

export function listen(handle: (message: string) => void) {
  void subscriber.subscribe("events");
  subscriber.on("message", (_channel, message) => handle(message));
}

export async function tell(message: string) {
  await redis.publish("events", message);
  await env.KV.put("last-event", message);
}
