import { createClient } from "redis";

const client = createClient({ url: process.env.REDIS_URL });

client.on("error", (err) => console.log("Redis Client Error", err));

export async function connected() {
  if (!client.isOpen) {
    await client.connect();
  }
  return client;
}

export default client;
