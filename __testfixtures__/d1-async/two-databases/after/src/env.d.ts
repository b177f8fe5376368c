/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    ORDERS_DB: D1Database;
    PRICE_CACHE_DB: D1Database;
  }
}
interface Env extends Cloudflare.Env {}
