type DurableObjectNamespace<T extends import("@cloudflare/workers-types").Rpc.DurableObjectBranded | undefined = undefined> = import("@cloudflare/workers-types").DurableObjectNamespace<T>;

declare namespace Cloudflare {
  interface Env {
    REDIS_OBJECT: DurableObjectNamespace<import("./src/redis-object").RedisObject>;
  }
}
interface Env extends Cloudflare.Env {}
declare module "cloudflare:workers" {
  const env: Cloudflare.Env;
  const DurableObject: typeof import("@cloudflare/workers-types").CloudflareWorkersModule.DurableObject;
}
