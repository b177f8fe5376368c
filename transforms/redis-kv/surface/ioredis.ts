import { type Surface, members } from "./surface.js";

/** ioredis 5.11: `Redis`, its commands, and `ChainableCommander`. */
export const ioredisSurface = {
  library: "ioredis",
  members: members(`
    length call callBuffer acl aclBuffer append arcount ardel ardelrange arget argetBuffer argetrange
    argetrangeBuffer argrep argrepBuffer arinfo arinfoBuffer arinsert arlastitems arlastitemsBuffer arlen armget
    armgetBuffer armset arnext arop aropBuffer arring arscan arscanBuffer arseek arset asking auth bgrewriteaof
    bgrewriteaofBuffer bgsave bitcount bitfield bitfield_ro bitop bitpos blmove blmoveBuffer blmpop blmpopBuffer
    blpop blpopBuffer brpop brpopBuffer brpoplpush brpoplpushBuffer bzmpop bzpopmax bzpopmaxBuffer bzpopmin
    bzpopminBuffer client clientBuffer cluster command config copy dbsize debug decr decrby del discard dump
    dumpBuffer echo echoBuffer eval eval_ro evalsha evalsha_ro exec exists expire expireat expiretime failover
    fcall fcall_ro flushall flushdb function functionBuffer geoadd geodist geodistBuffer geohash geohashBuffer
    geopos georadius georadius_ro georadiusbymember georadiusbymember_ro geosearch geosearchstore get getBuffer
    getbit getdel getdelBuffer getex getexBuffer getrange getrangeBuffer getset getsetBuffer hdel hello hexists
    hexpire hexpireat hexpiretime hget hgetBuffer hgetall hgetallBuffer hgetdel hgetdelBuffer hgetex hgetexBuffer
    hincrby hincrbyfloat hincrbyfloatBuffer hkeys hkeysBuffer hlen hmget hmgetBuffer hmset hpersist hpexpire
    hpexpireat hpexpiretime hpttl hrandfield hrandfieldBuffer hscan hscanBuffer hset hsetex hsetnx hstrlen httl
    hvals hvalsBuffer incr incrby incrbyfloat increx increxBuffer info keys keysBuffer lastsave latency lcs lindex
    lindexBuffer linsert llen lmove lmoveBuffer lmpop lmpopBuffer lolwut lpop lpopBuffer lpos lpush lpushx lrange
    lrangeBuffer lrem lset ltrim memory mget mgetBuffer migrate module move mset msetex msetnx object persist
    pexpire pexpireat pexpiretime pfadd pfcount pfdebug pfmerge pfselftest ping pingBuffer psetex psubscribe psync
    pttl publish pubsub punsubscribe quit randomkey randomkeyBuffer readonly readwrite rename renamenx replconf
    replicaof reset restore restore-asking role rpop rpopBuffer rpoplpush rpoplpushBuffer rpush rpushx sadd save scan scanBuffer
    scard script sdiff sdiffBuffer sdiffstore select set setBuffer setbit setex setnx setrange shutdown sinter
    sinterBuffer sintercard sinterstore sismember slaveof slowlog smembers smembersBuffer smismember smove sort
    sort_ro spop spopBuffer spublish srandmember srandmemberBuffer srem sscan sscanBuffer ssubscribe strlen
    subscribe substr sunion sunionBuffer sunionstore sunsubscribe swapdb sync time touch ttl type unlink
    unsubscribe unwatch vadd vcard vdim vemb vembBuffer vgetattr vgetattrBuffer vinfo vinfoBuffer vismember vlinks
    vlinksBuffer vrandmember vrandmemberBuffer vrange vrangeBuffer vrem vsetattr vsim vsimBuffer wait watch xack
    xadd xaddBuffer xautoclaim xclaim xdel xdelex xgroup xinfo xlen xnack xpending xrange xrangeBuffer xread
    xreadBuffer xreadgroup xrevrange xrevrangeBuffer xsetid xtrim zadd zaddBuffer zcard zcount zdiff zdiffBuffer
    zdiffstore zincrby zincrbyBuffer zinter zinterBuffer zintercard zinterstore zlexcount zmpop zmscore
    zmscoreBuffer zpopmax zpopmaxBuffer zpopmin zpopminBuffer zrandmember zrandmemberBuffer zrange zrangeBuffer
    zrangebylex zrangebylexBuffer zrangebyscore zrangebyscoreBuffer zrangestore zrank zrem zremrangebylex
    zremrangebyrank zremrangebyscore zrevrange zrevrangeBuffer zrevrangebylex zrevrangebylexBuffer
    zrevrangebyscore zrevrangebyscoreBuffer zrevrank zscan zscanBuffer zscore zscoreBuffer zunion zunionBuffer
    zunionstore options scriptsSet addedBuiltinSet getBuiltinCommands createBuiltinCommand addBuiltinCommand
    defineCommand sendCommand status stream isCluster condition commandQueue autoPipelineQueueSize connect
    disconnect end duplicate mode monitor scanStream scanBufferStream sscanStream sscanBufferStream hscanStream
    hscanBufferStream zscanStream zscanBufferStream silentEmit recoverFromFatalError handleReconnection
    _getServerAddress _buildBatchContext on once pipeline multi
  `),
} as const satisfies Surface;
