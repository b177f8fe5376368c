import { type Surface, members } from "./surface.js";

/** @upstash/redis 1.39: `Redis` and `Pipeline`. */
export const upstashSurface = {
  library: "@upstash/redis",
  members: members(`
    exec length append arcount ardel ardelrange arget argetrange argrep arinfo arinsert arlastitems arlen armget
    armset arnext arop arring arscan arseek arset bitcount bitfield bitop bitpos clientSetinfo copy zdiffstore
    dbsize decr decrby del echo evalRo eval evalshaRo evalsha exists expire expireat flushall flushdb geoadd
    geodist geopos geohash geosearch geosearchstore get getbit getdel getex getrange getset hdel hexists hexpire
    hexpireat hexpiretime httl hpexpire hpexpireat hpexpiretime hpttl hpersist hget hgetall hgetdel hgetex hincrby
    hincrbyfloat hkeys hlen hmget hmset hrandfield hscan hset hsetex hsetnx hstrlen hvals incr incrby incrbyfloat
    keys lindex linsert llen lmove lpop lmpop lpos lpush lpushx lrange lrem lset ltrim mget mset msetnx persist
    pexpire pexpireat pfadd pfcount pfmerge ping psetex pttl publish randomkey rename renamenx rpop rpush rpushx
    sadd scan scard scriptExists scriptFlush scriptLoad sdiff sdiffstore set setbit setex setnx setrange sinter
    sintercard sinterstore sismember smembers smismember smove spop srandmember srem sscan strlen sunion
    sunionstore time touch ttl type unlink zadd xadd xack xackdel xdel xdelex xgroup xread xreadgroup xinfo xlen
    xpending xclaim xautoclaim xtrim xrange xrevrange zcard zcount zincrby zinterstore zlexcount zmscore zpopmax
    zpopmin zrange zrank zrem zremrangebylex zremrangebyrank zremrangebyscore zrevrank zscan zscore zunionstore
    zunion json functions readYourWritesSyncToken use createScript search vector pipeline multi psubscribe
    subscribe
  `),
} as const satisfies Surface;
