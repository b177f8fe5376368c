import type { HelperName } from "../kv-commands-text.js";

/** How a client reads and writes values, and what it answers. */
export interface ClientStyle {
  /** It writes and reads JSON by itself. */
  readonly isJson: boolean;
  /** It gives a boolean where Redis gives 0 and 1, as node-redis 4 does. */
  readonly givesBoolean: boolean;
}

/** A command of the generated adapter: takes what the client takes, gives what it gives, and asks KV. */
interface AdapterCommand {
  /** A function over `kv()`, which gives a promise of the binding. */
  readonly text: (style: ClientStyle) => string;
  readonly helpers: readonly HelperName[];
  /** Reads a value, writes one. */
  readonly reads?: true;
  readonly writes?: true;
  /** Calls the adapter's own `set`. */
  readonly sets?: true;
}

const keys = "...keys: readonly (string | readonly string[])[]";
const read = (value: string, { isJson }: ClientStyle) => (isJson ? `fromRedisText(await ${value})` : value);
export const textFunction = ({ isJson }: Pick<ClientStyle, "isJson">) => (isJson ? "toRedisText" : "textOf");
const done = (value: string, { givesBoolean }: ClientStyle) => (givesBoolean ? `(await ${value}) === 1` : value);

/** By the Redis command. What is not here stays with the client, whatever the flag says. */
const table: Readonly<Record<string, AdapterCommand>> = {
  get: { text: (style) => `async (key: string) => ${read("(await kv()).get(key)", style)}`, helpers: [], reads: true },
  mget: {
    text: ({ isJson }) => {
      const texts = "kvGetMany(await kv(), keys.flat())";
      return `async (${keys}) => ${isJson ? `(await ${texts}).map((value) => fromRedisText(value))` : texts}`;
    },
    helpers: ["kvGetMany"],
    reads: true,
  },
  set: { text: () => "set", helpers: [], sets: true },
  setex: {
    text: () => '(key: string, seconds: number | string, value: unknown) => set(key, value, "ex", seconds)',
    helpers: [],
    sets: true,
  },
  psetex: {
    text: () => '(key: string, milliseconds: number | string, value: unknown) => set(key, value, "px", milliseconds)',
    helpers: [],
    sets: true,
  },
  del: count("kvCountDeleted"),
  unlink: count("kvCountDeleted"),
  exists: count("kvExists"),
  getdel: {
    text: (style) => `async (key: string) => ${read("kvGetDel(await kv(), key)", style)}`,
    helpers: ["kvGetDel"],
    reads: true,
  },
  getset: {
    text: (style) =>
      `async (key: string, value: unknown) => ${read(`kvGetSet(await kv(), key, ${style.isJson ? "toRedisText(value)" : 'String(value ?? "")'})`, style)}`,
    helpers: ["kvGetSet"],
    reads: true,
    writes: true,
  },
  expire: change("kvExpire", "seconds"),
  pexpire: change("kvExpire", "milliseconds"),
  expireat: change("kvExpireAt", "seconds"),
  pexpireat: change("kvExpireAt", "milliseconds"),
  persist: {
    text: (style) => `async (key: string) => ${done("kvPersist(await kv(), key)", style)}`,
    helpers: ["kvPersist"],
  },
  ttl: { text: () => "async (key: string) => kvTtl(await kv(), key)", helpers: ["kvTtl"] },
  pttl: {
    text: () => `async (key: string) => {
    const seconds = await kvTtl(await kv(), key);
    return seconds < 0 ? seconds : seconds * 1000;
  }`,
    helpers: ["kvTtl"],
  },
  keys: { text: () => "async (pattern: string) => kvKeys(await kv(), pattern)", helpers: ["kvKeys"] },
};

function count(helper: HelperName): AdapterCommand {
  return { text: () => `async (${keys}) => ${helper}(await kv(), ...keys.flat())`, helpers: [helper] };
}

function change(helper: HelperName, unit: "seconds" | "milliseconds"): AdapterCommand {
  const seconds = unit === "seconds" ? "seconds" : "Number(milliseconds) / 1000";
  return {
    text: (style) =>
      `async (key: string, ${unit}: number | string) => ${done(`${helper}(await kv(), key, ${seconds})`, style)}`,
    helpers: [helper],
  };
}

/** The adapter's form of a Redis command; undefined where it has none. */
export function adapterCommand(command: string): AdapterCommand | undefined {
  return Object.hasOwn(table, command) ? table[command] : undefined;
}
