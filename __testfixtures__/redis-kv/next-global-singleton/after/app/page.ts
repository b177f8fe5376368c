import { redis } from "../lib/redis";
import { fromRedisText } from "../lib/kv-commands";

export async function flags() {
  return redis().get("flags").then(fromRedisText<{ beta: boolean }>);
}
