/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    KV: KVNamespace;
    REDIS_OBJECT: DurableObjectNamespace<import("./redis-object").RedisObject>;
  }
}
interface Env extends Cloudflare.Env {}
