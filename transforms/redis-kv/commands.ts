import type { codes } from "./codes.js";

/** What kind of value the keys of a command hold. Redis refuses a command on a value of another kind. */
export type DataKind = "string" | "hash" | "list" | "set" | "sorted-set" | "stream" | "any" | "none";

export type RefusalCode = keyof typeof codes;

/** What becomes of a command, by what Workers KV can do. */
export type Treatment =
  /** `get`, `put` and `delete` do the same. */
  | { readonly kind: "kv"; readonly data: DataKind; readonly to: string }
  /** KV can do it in several steps, with nothing that makes them one. */
  | { readonly kind: "caveat"; readonly data: DataKind; readonly to: string }
  | { readonly kind: "refused"; readonly data: DataKind; readonly code: RefusalCode }
  /** A binding has no connection: goes with the last use of the client. */
  | { readonly kind: "connection" };

const kv = (to: string, data: DataKind = "string"): Treatment => ({ kind: "kv", data, to });
const caveat = (to: string, data: DataKind = "any"): Treatment => ({ kind: "caveat", data, to });
const refused = (code: RefusalCode, data: DataKind): Treatment => ({ kind: "refused", data, code });

function each(names: string, treatment: Treatment): Record<string, Treatment> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, treatment]));
}

/** Redis commands in lower case and without `_`. What is not here is refused as `redis-kv/unsupported-command`. */
export const treatments: Readonly<Record<string, Treatment>> = {
  get: kv("`KV.get(key)`"),
  set: kv("`KV.put(key, value, { expirationTtl })`; with NX, XX, GET or KEEPTTL a finding"),
  setex: kv("`KV.put(key, value, { expirationTtl })`"),
  psetex: kv("`KV.put(key, value, { expirationTtl })`, milliseconds to seconds"),
  mget: kv("one `KV.get` a key"),
  del: kv("`KV.delete(key)`; several keys one by one", "any"),
  unlink: kv("`KV.delete(key)`; several keys one by one", "any"),
  exists: caveat("reads the values to count them"),
  getdel: caveat("get, then delete", "string"),
  getset: caveat("get, then put", "string"),
  getex: caveat("get, then put again with the new time", "string"),
  ...each("expire pexpire expireat pexpireat", caveat("reads the value and puts it again with the new time")),
  persist: caveat("reads the value and puts it again without a time"),
  ...each("ttl pttl", caveat("`KV.list({ prefix: key, limit: 1 })`")),
  mset: caveat("one `KV.put` a key", "string"),
  ...each("keys scan scaniterator", caveat("`KV.list({ prefix, cursor })`")),
  ...each(
    "pipeline multi exec exectyped execaspipeline execaspipelinetyped",
    caveat("the commands one by one, at once"),
  ),

  ...each("setnx msetnx", refused("redis-kv/lock", "string")),
  ...each("incr decr incrby decrby incrbyfloat increx", refused("redis-kv/counter", "string")),
  ...each(
    "hset hget hgetall hmget hmset hdel hexists hkeys hvals hlen hincrby hincrbyfloat hsetnx hstrlen hrandfield " +
      "hrandfieldcount hrandfieldcountwithvalues hscan hscannovalues hscaniterator hscanvaluesiterator hscannovaluesiterator hscanstream " +
      "hscanbufferstream hexpire hexpireat hexpiretime hpexpire hpexpireat hpexpiretime hpersist hpttl httl hgetdel hgetex hsetex",
    refused("redis-kv/hash", "hash"),
  ),
  ...each(
    "lpush rpush lpushx rpushx lpop rpop lpopcount rpopcount lrange llen ltrim lrem lindex lset linsert lpos lposcount lmove " +
      "rpoplpush lmpop sort sortro sortstore",
    refused("redis-kv/list", "list"),
  ),
  ...each("blpop brpop brpoplpush blmove blmpop bzpopmin bzpopmax bzmpop", refused("redis-kv/job-queue", "list")),
  ...each(
    "sadd srem smembers sismember smismember scard spop spopcount srandmember srandmembercount sinter sinterstore sintercard sunion " +
      "sunionstore sdiff sdiffstore smove sscan sscaniterator sscanstream sscanbufferstream",
    refused("redis-kv/set", "set"),
  ),
  ...each(
    "zadd zaddincr zrem zrange zrangewithscores zrangestore zrevrange zrangebyscore zrangebyscorewithscores zrevrangebyscore zrangebylex zrevrangebylex " +
      "zscore zmscore zrank zrankwithscore zrevrank zincrby zcard zcount zlexcount zpopmin zpopmincount zpopmax zpopmaxcount zmpop zremrangebyrank " +
      "zremrangebyscore zremrangebylex zunion zunionwithscores zunionstore zinter zinterwithscores zinterstore zintercard zdiff zdiffwithscores " +
      "zdiffstore zrandmember zrandmembercount zrandmembercountwithscores zscan zscaniterator zscanstream zscanbufferstream",
    refused("redis-kv/sorted-set", "sorted-set"),
  ),
  ...each(
    "xadd xaddnomkstream xread xreadgroup xack xackdel xrange xrevrange xlen xdel xdelex xtrim xgroup xgroupcreate xgroupcreateconsumer xgroupdelconsumer " +
      "xgroupdestroy xgroupsetid xinfo xinfoconsumers xinfogroups xinfostream xpending xpendingrange xclaim xclaimjustid xautoclaim xautoclaimjustid xsetid " +
      "xcfgset xnack",
    refused("redis-kv/stream", "stream"),
  ),
  ...each(
    "publish subscribe psubscribe unsubscribe punsubscribe spublish ssubscribe sunsubscribe pubsub pubsubchannels pubsubnumpat pubsubnumsub " +
      "pubsubshardchannels pubsubshardnumsub",
    refused("redis-kv/pub-sub", "none"),
  ),
  ...each(
    "eval evalsha evalro evalsharo script scriptload scriptexists scriptflush scriptkill scriptdebug fcall fcallro function createscript " +
      "definecommand functions",
    refused("redis-kv/script", "any"),
  ),
  ...each("watch unwatch discard", refused("redis-kv/transaction", "any")),
  ...each("flushall flushdb", refused("redis-kv/flush", "any")),
  ...each("scanstream scanbufferstream", refused("redis-kv/unsupported-command", "any")),
  ...each("call sendcommand", refused("redis-kv/raw-command", "any")),

  ...each(
    "connect disconnect quit close destroy end on once off addlistener removelistener removealllisteners setmaxlisteners ping auth hello " +
      "select duplicate isopen isready status ref unref clientsetname clientsetinfo",
    { kind: "connection" },
  ),
};

const unsupported = refused("redis-kv/unsupported-command", "any");

/** The Redis command behind the name of a client's method: `hGetAll`, `HGETALL` and `hgetallBuffer` are `hgetall`. */
export function commandOf(member: string): { readonly command: string; readonly buffer: boolean } {
  const buffer = /[a-z]Buffer$/.test(member);
  const plain = (buffer ? member.slice(0, -"Buffer".length) : member).toLowerCase().replaceAll("_", "");
  return { command: plain, buffer };
}

export function treatmentOf(command: string): Treatment {
  return Object.hasOwn(treatments, command) ? (treatments[command] ?? unsupported) : unsupported;
}
