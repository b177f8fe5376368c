import { kv } from "@vercel/kv";

export async function lastSeen(user: string): Promise<number | null> {
  const seen = await kv.get<number>(`seen:${user}`);
  await kv.set(`seen:${user}`, user.length, { ex: 3600 });
  return seen;
}

export async function forget(...users: string[]) {
  await kv.del(...users.map((user) => `seen:${user}`));
}
