import { fromRedisText, kvCountDeleted, kvExists, kvExpire, kvGetDel, kvGetMany, kvKeys, kvPersist, kvTtl, toRedisText } from "./kv-commands";

/**
 * The Redis client. While USE_CLOUDFLARE is set, the commands below go to Workers KV, and Redis is not asked.
 *
 * @param connect makes the client; called when it is needed
 */
export function upstashOrKv<Client extends object>(connect: () => Client): Client {
  if (["", "0", "false"].includes(process.env.USE_CLOUDFLARE ?? "")) return connect();
  let client: Client | undefined;
  const adapter: Client = new Proxy({} as Client, {
    get(_target, name): unknown {
      // Promises ask what they are given for a `then`.
      if (name === "then") return undefined;
      if (Object.hasOwn(commands, name)) return commands[name as keyof typeof commands];
      client ??= connect();
      const member: unknown = Reflect.get(client, name);
      return typeof member === "function" ? (member.bind(client) as unknown) : member;
    },
  });
  return adapter;
}

const commands = {
  del: async (...keys: readonly (string | readonly string[])[]) => kvCountDeleted(await kv(), ...keys.flat()),
  exists: async (...keys: readonly (string | readonly string[])[]) => kvExists(await kv(), ...keys.flat()),
  expire: async (key: string, seconds: number | string) => kvExpire(await kv(), key, seconds),
  get: async (key: string) => fromRedisText(await (await kv()).get(key)),
  getdel: async (key: string) => fromRedisText(await kvGetDel(await kv(), key)),
  keys: async (pattern: string) => kvKeys(await kv(), pattern),
  mget: async (...keys: readonly (string | readonly string[])[]) => (await kvGetMany(await kv(), keys.flat())).map((value) => fromRedisText(value)),
  persist: async (key: string) => kvPersist(await kv(), key),
  set,
  setex: (key: string, seconds: number | string, value: unknown) => set(key, value, "ex", seconds),
  ttl: async (key: string) => kvTtl(await kv(), key),
};

async function kv(): Promise<KVNamespace> {
  const { env } = await import("cloudflare:workers");
  return env.KV;
}

/** Options as words, "EX", 60, or as an object, { ex: 60 }. KV keeps a value for at least 60 seconds. */
async function set(key: string, value: unknown, ...options: readonly unknown[]): Promise<"OK"> {
  const words = options.flatMap(wordsOf);
  const after = (option: string) => {
    const index = words.findIndex((word) => String(word).toLowerCase() === option);
    return index < 0 ? 0 : Number(words[index + 1] ?? 0);
  };
  const seconds = after("ex") || after("px") / 1000;
  const expiration = after("exat") || Math.ceil(after("pxat") / 1000);
  await (await kv()).put(key, toRedisText(value), {
    ...(seconds && { expirationTtl: Math.max(60, Math.ceil(seconds)) }),
    ...(expiration && { expiration }),
  });
  return "OK";
}

function wordsOf(option: unknown): unknown[] {
  if (typeof option !== "object" || option === null) return [option];
  if ("type" in option && "value" in option) return [option.type, option.value];
  return Object.entries(option).flatMap(([name, value]) => [name, ...wordsOf(value)]);
}
