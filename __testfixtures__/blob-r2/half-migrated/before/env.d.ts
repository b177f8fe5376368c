/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    BUCKET: R2Bucket;
  }
}
