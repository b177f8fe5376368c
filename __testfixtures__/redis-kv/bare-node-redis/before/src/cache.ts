import { connected } from "./client";

export async function read(id: string) {
  const client = await connected();
  await client.hSet("stats", "reads", "1");
  return client.get(`c:${id}`);
}
