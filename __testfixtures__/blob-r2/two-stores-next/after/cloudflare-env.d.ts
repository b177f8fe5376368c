type R2Bucket = import("@cloudflare/workers-types").R2Bucket;
type R2Object = import("@cloudflare/workers-types").R2Object;
type R2ObjectBody = import("@cloudflare/workers-types").R2ObjectBody;

interface CloudflareEnv {
  BUCKET: R2Bucket;
}
