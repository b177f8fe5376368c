import Redis from "ioredis";

const publisher = new Redis(process.env.REDIS_URL ?? "");
const subscriber = new Redis(process.env.REDIS_URL ?? "");
const sockets = new Set<WebSocket>();
const prices = new Map<string, number>();

void subscriber.subscribe("chat", "prices");
void subscriber.psubscribe("room:*");

subscriber.on("message", (channel, message) => {
  if (channel === "prices") prices.clear();
  else for (const socket of sockets) socket.send(message);
});
subscriber.on("pmessage", (_pattern, channel, message) => {
  for (const socket of sockets) socket.send(`${channel}: ${message}`);
});

export function join(socket: WebSocket, room: string): void {
  sockets.add(socket);
  void subscriber.subscribe(room);
}

export async function say(message: string): Promise<void> {
  await publisher.publish("chat", message);
}
