/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    BUCKET: R2Bucket;
  }
}
interface Env extends Cloudflare.Env {}
