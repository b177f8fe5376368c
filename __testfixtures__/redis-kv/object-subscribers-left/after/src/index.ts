import Redis from "ioredis";
import { redisObject } from "./redis-object";

const redis = new Redis(process.env.REDIS_URL ?? "redis://localhost:6379");
const listeners = new Set<WebSocket>();

// Lives as long as the process.
const subscriber = redis.duplicate();
void subscriber.subscribe("events");
subscriber.on("message", (_channel, message) => {
  for (const socket of listeners) socket.send(message);
});

export function listen(socket: WebSocket): void {
  const own = redis.duplicate();
  void own.psubscribe("events:*");
  own.on("pmessage", (_pattern, _channel, message) => socket.send(message));
  listeners.add(socket);
}

export async function tell(message: string): Promise<number> {
  await redisObject().incr("told");
  return redis.publish("events", message);
}
