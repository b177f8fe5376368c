type R2Bucket = import("@cloudflare/workers-types").R2Bucket;
type R2Object = import("@cloudflare/workers-types").R2Object;
type R2ObjectBody = import("@cloudflare/workers-types").R2ObjectBody;

declare namespace Cloudflare {
  interface Env {
    BUCKET: R2Bucket;
  }
}
interface Env extends Cloudflare.Env {}
declare module "cloudflare:workers" {
  const env: Cloudflare.Env;
}
