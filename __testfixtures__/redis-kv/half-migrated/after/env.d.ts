/// <reference types="@cloudflare/workers-types" />
declare namespace Cloudflare {
  interface Env {
    CACHE: KVNamespace;
  }
}
interface Env extends Cloudflare.Env {}
