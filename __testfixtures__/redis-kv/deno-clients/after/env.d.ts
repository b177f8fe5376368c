type KVNamespace<Key extends string = string> = import("@cloudflare/workers-types").KVNamespace<Key>;

declare namespace Cloudflare {
  interface Env {
    KV: KVNamespace;
  }
}
interface Env extends Cloudflare.Env {}
declare module "cloudflare:workers" {
  const env: Cloudflare.Env;
}
