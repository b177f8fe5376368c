type D1Database = import("@cloudflare/workers-types").D1Database;
type D1PreparedStatement = import("@cloudflare/workers-types").D1PreparedStatement;
type D1Result<T = unknown> = import("@cloudflare/workers-types").D1Result<T>;
type KVNamespace<Key extends string = string> = import("@cloudflare/workers-types").KVNamespace<Key>;
type DurableObjectNamespace<T extends import("@cloudflare/workers-types").Rpc.DurableObjectBranded | undefined = undefined> = import("@cloudflare/workers-types").DurableObjectNamespace<T>;
type R2Bucket = import("@cloudflare/workers-types").R2Bucket;
type R2Object = import("@cloudflare/workers-types").R2Object;
type R2ObjectBody = import("@cloudflare/workers-types").R2ObjectBody;

interface CloudflareEnv {
  DB: D1Database;
  KV: KVNamespace;
  REDIS_OBJECT: DurableObjectNamespace<import("./lib/redis-object").RedisObject>;
  BUCKET: R2Bucket;
}
declare module "cloudflare:workers" {
  const DurableObject: typeof import("@cloudflare/workers-types").CloudflareWorkersModule.DurableObject;
}
