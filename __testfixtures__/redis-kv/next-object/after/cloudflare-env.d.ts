/// <reference types="@cloudflare/workers-types" />

interface CloudflareEnv {
  REDIS_OBJECT: DurableObjectNamespace<import("./lib/redis-object").RedisObject>;
}
