import { redis } from "./redis";

export async function spread(options: [string, number], extra: "EX" | "PX", list: [string, string]) {
  await redis.set("spread", "a", ...options);
  await redis.set("chosen", "b", extra as "EX", 100);
  await redis.set(...list);
  await redis.set("keep", "c", "KEEPTTL");
  await redis.set("get", "d", "GET");
  await redis.set("exists", "e", "EX", 100, "XX");
  await redis.set("object", { a: 1 } as unknown as string);
  await redis.set(Buffer.from("binary"), "f");
  await redis.set("callback", "g", (error) => console.log(error));
}
