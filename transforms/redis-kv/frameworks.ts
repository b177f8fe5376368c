/** What takes the place of packages that are built on Redis. */
const frameworks: readonly (readonly [RegExp, code: "redis-kv/framework" | "redis-kv/rate-limit", string])[] = [
  [
    /^@upstash\/ratelimit$/,
    "redis-kv/rate-limit",
    "the Rate Limiting binding: `const { success } = await env.RL.limit({ key })`, with a period of 10 or 60 seconds",
  ],
  [
    /^(?:rate-limit-redis|rate-limiter-flexible|hono-rate-limiter|@hono-rate-limiter\/redis|@fastify\/rate-limit)$/,
    "redis-kv/rate-limit",
    "the Rate Limiting binding: `const { success } = await env.RL.limit({ key })`",
  ],
  [
    /^(?:bullmq|bull|bee-queue|@nestjs\/bullmq|@nestjs\/bull|@taskforcesh\/bullmq-pro|@bull-board\/.*)$/,
    "redis-kv/framework",
    "Cloudflare Queues: `await env.JOBS.send({ name, data }, { delaySeconds })` and a `queue` handler; Cron Triggers for what repeats",
  ],
  [
    /^resumable-stream(?:\/.*)?$/,
    "redis-kv/framework",
    "a Durable Object that holds the chunks of the stream: KV takes one write a second for a key",
  ],
  [
    /^(?:connect-redis|koa-redis|express-session|@fastify\/session)$/,
    "redis-kv/framework",
    "a Durable Object for each session, or a table in D1: with KV a session that is revoked lives on for up to 60 seconds",
  ],
  [
    /^(?:@keyv\/redis|keyv)$/,
    "redis-kv/framework",
    "KV behind a Keyv store of your own: `get`, `set` and `delete` over `env.KV`",
  ],
  [
    /^(?:cache-manager-.*redis.*|@tirke\/node-cache-manager-ioredis|@cache-manager\/.*)$/,
    "redis-kv/framework",
    "KV behind a store of your own: `get`, `set` and `del` over `env.KV`",
  ],
  [
    /^unstorage\/drivers\/(?:redis|upstash|vercel-kv)$/,
    "redis-kv/framework",
    '`unstorage/drivers/cloudflare-kv-binding` with `{ binding: "KV" }`',
  ],
  [/^(?:@auth\/upstash-redis-adapter|@next-auth\/upstash-redis-adapter)$/, "redis-kv/framework", "`@auth/d1-adapter`"],
  [
    /^(?:redlock|async-redis-lock|@sesamecare-oss\/redlock)$/,
    "redis-kv/framework",
    "a Durable Object: it does one thing at a time, so it is a lock by itself",
  ],
  [
    /^(?:@socket\.io\/redis-adapter|socket\.io-redis|graphql-redis-subscriptions|@graphql-yoga\/redis-event-target)$/,
    "redis-kv/framework",
    "a Durable Object with hibernating WebSockets",
  ],
  [
    /^(?:@fastify\/redis|nestjs-redis|@nestjs-modules\/ioredis|@liaoliaots\/nestjs-redis|egg-redis)$/,
    "redis-kv/framework",
    "the KV binding itself: `env.KV`",
  ],
  [
    /^(?:@neshca\/cache-handler.*|@fortedigital\/nextjs-cache-handler.*)$/,
    "redis-kv/framework",
    "OpenNext's incremental cache on R2 or KV (`open-next.config.ts`)",
  ],
  [
    /^(?:better-auth(?:\/.*)?|@better-auth\/redis-storage)$/,
    "redis-kv/framework",
    "its own tables in D1 instead of a secondary storage: sessions in KV live on for up to 60 seconds after they were revoked",
  ],
];

export function frameworkOf(
  specifier: string,
): { readonly code: "redis-kv/framework" | "redis-kv/rate-limit"; readonly counterpart: string } | undefined {
  const found = frameworks.find(([pattern]) => pattern.test(specifier));
  return found && { code: found[1], counterpart: found[2] };
}

/** Packages that have other stores too: only where a Redis client goes into them. */
export const alsoWithoutRedis: ReadonlySet<string> = new Set([
  "keyv",
  "express-session",
  "@fastify/session",
  "better-auth",
  "rate-limiter-flexible",
  "@fastify/rate-limit",
  "hono-rate-limiter",
]);
