/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    USERS_DB: D1Database;
    CACHE_DB: D1Database;
  }
}
interface Env extends Cloudflare.Env {}
