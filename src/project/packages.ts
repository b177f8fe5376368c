/** What a part of a stack is for. */
export type PartKind =
  | "framework"
  | "database"
  | "cache"
  | "storage"
  | "queue"
  | "scheduler"
  | "vectors"
  | "email"
  | "auth"
  | "realtime"
  | "browser"
  | "images"
  | "ai";

/** What takes the place of a package on Cloudflare. */
export interface Counterpart {
  /** A product, or what stays as it is. */
  readonly product: string;
  /** One line. */
  readonly how: string;
  /** The page that says so. */
  readonly source: string;
}

/** What a package is for, and what becomes of it where no transform takes it up: it has a counterpart, or it stays. */
export interface Part {
  readonly kind: PartKind;
  /** What people call it. */
  readonly label: string;
  readonly counterpart?: Counterpart;
}

const docs = "https://developers.cloudflare.com";

const hyperdriveMysql: Counterpart = {
  product: "Hyperdrive",
  how: "keep MySQL behind Hyperdrive: a connection a request with mysql2 3.13 or newer and `disableEval: true`",
  source: `${docs}/hyperdrive/examples/connect-to-mysql/mysql-drivers-and-libraries/mysql2/`,
};
const hyperdrivePostgres: Counterpart = {
  product: "Hyperdrive",
  how: "keep PostgreSQL behind Hyperdrive, with a client for each request",
  source: `${docs}/hyperdrive/examples/connect-to-postgres/`,
};
const mongo: Counterpart = {
  product: "MongoDB stays",
  how: "connect from the Worker over TCP; every request opens a connection of its own. Hyperdrive is for PostgreSQL and MySQL",
  source: `${docs}/workers/databases/third-party-integrations/mongodb/`,
};
const prisma: Counterpart = {
  product: "D1 or Hyperdrive",
  how: "`@prisma/adapter-d1` with D1, or a driver adapter behind Hyperdrive",
  source: "https://www.npmjs.com/package/@prisma/adapter-d1",
};
const queues: Counterpart = {
  product: "Queues",
  how: "`env.QUEUE.send()` and a `queue()` handler; repeated jobs are Cron Triggers, delays go up to 24 hours",
  source: `${docs}/queues/`,
};
const workflows: Counterpart = {
  product: "Workflows",
  how: "steps of a `WorkflowEntrypoint`: durable, retried, and may sleep",
  source: `${docs}/workflows/`,
};
const cronTriggers: Counterpart = {
  product: "Cron Triggers",
  how: "`triggers.crons` and a `scheduled()` handler; times are UTC, once a minute at most",
  source: `${docs}/workers/configuration/cron-triggers/`,
};
const r2Api: Counterpart = {
  product: "R2",
  how: "R2 speaks S3: another endpoint and keys, or an R2 binding, which needs no keys",
  source: `${docs}/r2/get-started/s3/`,
};
const r2Binding: Counterpart = {
  product: "R2",
  how: "an R2 binding in the place of the client: `env.BUCKET.put()`, `.get()`",
  source: `${docs}/r2/api/workers/workers-api-usage/`,
};
const vectorize: Counterpart = {
  product: "Vectorize",
  how: "an index of up to 1536 dimensions; filters on metadata are simpler, writes show after some seconds",
  source: `${docs}/vectorize/`,
};
const durableSockets: Counterpart = {
  product: "Durable Objects",
  how: "a Durable Object holds the connections of a room, with hibernating WebSockets",
  source: `${docs}/durable-objects/best-practices/websockets/`,
};
const browser: Counterpart = {
  product: "Browser Rendering",
  how: "`@cloudflare/puppeteer` or `@cloudflare/playwright` with a browser binding",
  source: `${docs}/browser-rendering/workers-bindings/`,
};
const images: Counterpart = {
  product: "Images",
  how: "`env.IMAGES.input(stream).transform({ … }).output({ … })`: native code does not run on Workers",
  source: `${docs}/images/transform-images/bindings/`,
};
const email: Counterpart = {
  product: "Email Service",
  how: "`env.EMAIL.send({ … })` with a `send_email` binding, or the HTTP API of a provider",
  source: `${docs}/email-service/api/send-emails/workers-api/`,
};
const aiGateway: Counterpart = {
  product: "works unchanged",
  how: "plain `fetch`; AI Gateway adds caching and limits by another base URL",
  source: `${docs}/ai-gateway/usage/providers/`,
};
const overHttp = (how: string): Counterpart => ({
  product: "works unchanged",
  how,
  source: `${docs}/workers/runtime-apis/fetch/`,
});

/** The packages that tell what a project is made of, by the name of npm. */
export const packages = {
  // Frameworks. What a framework needs is the business of its adapter.
  next: { kind: "framework", label: "Next.js" },
  hono: { kind: "framework", label: "Hono" },
  express: { kind: "framework", label: "Express" },
  fastify: {
    kind: "framework",
    label: "Fastify",
    counterpart: {
      product: "httpServerHandler",
      how: "a server of `node:http` answers through `httpServerHandler` of `cloudflare:node`",
      source: `${docs}/workers/runtime-apis/nodejs/http/`,
    },
  },
  "@hono/node-server": { kind: "framework", label: "Hono on Node" },
  elysia: { kind: "framework", label: "Elysia" },
  "@oak/oak": { kind: "framework", label: "oak" },
  astro: { kind: "framework", label: "Astro" },
  "@sveltejs/kit": { kind: "framework", label: "SvelteKit" },
  nuxt: { kind: "framework", label: "Nuxt" },
  "@react-router/dev": { kind: "framework", label: "React Router" },
  "@remix-run/node": { kind: "framework", label: "Remix" },
  "@tanstack/react-start": { kind: "framework", label: "TanStack Start" },
  "@nestjs/core": { kind: "framework", label: "NestJS" },

  // Databases
  "bun:sqlite": { kind: "database", label: "SQLite (bun:sqlite)" },
  "node:sqlite": { kind: "database", label: "SQLite (node:sqlite)" },
  "better-sqlite3": { kind: "database", label: "SQLite (better-sqlite3)" },
  pg: { kind: "database", label: "PostgreSQL (pg)", counterpart: hyperdrivePostgres },
  postgres: { kind: "database", label: "PostgreSQL (postgres.js)", counterpart: hyperdrivePostgres },
  "@neondatabase/serverless": {
    kind: "database",
    label: "PostgreSQL (Neon)",
    counterpart: {
      product: "works unchanged, or Hyperdrive",
      how: "the HTTP driver runs on Workers; Hyperdrive with pg keeps connections open",
      source: `${docs}/workers/databases/third-party-integrations/neon/`,
    },
  },
  "@vercel/postgres": { kind: "database", label: "PostgreSQL (Vercel)", counterpart: hyperdrivePostgres },
  "@electric-sql/pglite": { kind: "database", label: "PostgreSQL (PGlite)" },
  mysql2: { kind: "database", label: "MySQL (mysql2)", counterpart: hyperdriveMysql },
  mysql: { kind: "database", label: "MySQL (mysql)", counterpart: hyperdriveMysql },
  mongodb: { kind: "database", label: "MongoDB", counterpart: mongo },
  mongoose: { kind: "database", label: "MongoDB (Mongoose)", counterpart: mongo },
  "@prisma/client": { kind: "database", label: "Prisma", counterpart: prisma },
  kysely: {
    kind: "database",
    label: "Kysely",
    counterpart: {
      product: "D1 or Hyperdrive",
      how: "`kysely-d1` with D1, or Kysely's PostgreSQL dialect behind Hyperdrive",
      source: "https://www.npmjs.com/package/kysely-d1",
    },
  },
  "@supabase/supabase-js": {
    kind: "database",
    label: "Supabase",
    counterpart: {
      product: "works unchanged",
      how: "the client speaks HTTP",
      source: `${docs}/workers/databases/third-party-integrations/supabase/`,
    },
  },
  "@planetscale/database": {
    kind: "database",
    label: "PlanetScale",
    counterpart: {
      product: "works unchanged",
      how: "the driver speaks HTTP; Hyperdrive with mysql2 is the other way",
      source: `${docs}/workers/databases/third-party-integrations/planetscale/`,
    },
  },
  "@libsql/client": {
    kind: "database",
    label: "libSQL (Turso)",
    counterpart: {
      product: "works unchanged, or D1",
      how: "`@libsql/client/web` speaks HTTP",
      source: `${docs}/workers/databases/third-party-integrations/turso/`,
    },
  },

  // Caches
  ioredis: { kind: "cache", label: "Redis (ioredis)" },
  redis: { kind: "cache", label: "Redis (node-redis)" },
  "@upstash/redis": { kind: "cache", label: "Redis (Upstash)" },
  "@vercel/kv": { kind: "cache", label: "Redis (Vercel KV)" },
  "@upstash/ratelimit": {
    kind: "cache",
    label: "rate limits (Upstash)",
    counterpart: {
      product: "Rate Limiting",
      how: "`env.LIMITER.limit({ key })`: a period of 10 or 60 seconds, counted in each location",
      source: `${docs}/workers/runtime-apis/bindings/rate-limit/`,
    },
  },

  // Object storage
  "@vercel/blob": { kind: "storage", label: "Vercel Blob" },
  "@aws-sdk/client-s3": { kind: "storage", label: "S3", counterpart: r2Api },
  "@aws-sdk/s3-request-presigner": { kind: "storage", label: "S3 (signed URLs)", counterpart: r2Api },
  "aws-sdk": { kind: "storage", label: "AWS SDK 2", counterpart: r2Api },
  minio: { kind: "storage", label: "MinIO", counterpart: r2Binding },
  "@google-cloud/storage": { kind: "storage", label: "Google Cloud Storage", counterpart: r2Binding },
  "@azure/storage-blob": { kind: "storage", label: "Azure Blob Storage", counterpart: r2Binding },

  // Queues
  bullmq: { kind: "queue", label: "BullMQ", counterpart: queues },
  bull: { kind: "queue", label: "Bull", counterpart: queues },
  "bee-queue": { kind: "queue", label: "Bee-Queue", counterpart: queues },
  "pg-boss": { kind: "queue", label: "pg-boss", counterpart: queues },
  "graphile-worker": { kind: "queue", label: "Graphile Worker", counterpart: queues },
  "@aws-sdk/client-sqs": { kind: "queue", label: "SQS", counterpart: queues },
  amqplib: { kind: "queue", label: "RabbitMQ", counterpart: queues },
  kafkajs: { kind: "queue", label: "Kafka", counterpart: queues },
  "@upstash/qstash": {
    kind: "queue",
    label: "QStash",
    counterpart: { ...queues, product: "works unchanged, or Queues" },
  },
  inngest: {
    kind: "queue",
    label: "Inngest",
    counterpart: { ...workflows, product: "works unchanged, or Workflows" },
  },
  "@trigger.dev/sdk": {
    kind: "queue",
    label: "Trigger.dev",
    counterpart: { ...workflows, product: "works unchanged, or Workflows" },
  },
  "@temporalio/client": { kind: "queue", label: "Temporal", counterpart: workflows },

  // Schedulers
  "node-cron": { kind: "scheduler", label: "node-cron", counterpart: cronTriggers },
  cron: { kind: "scheduler", label: "cron", counterpart: cronTriggers },
  croner: { kind: "scheduler", label: "croner", counterpart: cronTriggers },
  "node-schedule": { kind: "scheduler", label: "node-schedule", counterpart: cronTriggers },
  agenda: { kind: "scheduler", label: "Agenda", counterpart: cronTriggers },

  // Vector stores
  pgvector: { kind: "vectors", label: "pgvector", counterpart: vectorize },
  "@qdrant/js-client-rest": { kind: "vectors", label: "Qdrant", counterpart: vectorize },
  "@pinecone-database/pinecone": { kind: "vectors", label: "Pinecone", counterpart: vectorize },
  chromadb: { kind: "vectors", label: "Chroma", counterpart: vectorize },
  "weaviate-client": { kind: "vectors", label: "Weaviate", counterpart: vectorize },

  // E-mail
  nodemailer: { kind: "email", label: "Nodemailer", counterpart: email },
  "@sendgrid/mail": { kind: "email", label: "SendGrid", counterpart: email },
  resend: {
    kind: "email",
    label: "Resend",
    counterpart: overHttp("the client speaks HTTP; Email Service is the way without a provider"),
  },

  // Authentication
  "better-auth": { kind: "auth", label: "Better Auth" },
  "next-auth": { kind: "auth", label: "Auth.js" },
  "@auth/core": { kind: "auth", label: "Auth.js" },
  lucia: { kind: "auth", label: "Lucia" },
  passport: { kind: "auth", label: "Passport" },
  "@clerk/nextjs": { kind: "auth", label: "Clerk" },
  bcrypt: {
    kind: "auth",
    label: "bcrypt (native)",
    counterpart: {
      product: "bcryptjs",
      how: "native add-ons do not run on Workers: `bcryptjs` reads the same hashes",
      source: `${docs}/workers/runtime-apis/nodejs/`,
    },
  },
  argon2: {
    kind: "auth",
    label: "argon2 (native)",
    counterpart: {
      product: "scrypt",
      how: "native add-ons do not run on Workers: `scrypt` of `node:crypto`, or argon2 as WebAssembly for the old hashes",
      source: `${docs}/workers/runtime-apis/nodejs/crypto/`,
    },
  },

  // Connections that stay open
  "socket.io": { kind: "realtime", label: "Socket.IO", counterpart: durableSockets },
  ws: { kind: "realtime", label: "WebSockets (ws)", counterpart: durableSockets },
  "@liveblocks/node": { kind: "realtime", label: "Liveblocks", counterpart: overHttp("the client speaks HTTP") },
  pusher: {
    kind: "realtime",
    label: "Pusher",
    counterpart: overHttp("the client speaks HTTP; Durable Objects are the way without a provider"),
  },

  // Browsers and images
  puppeteer: { kind: "browser", label: "Puppeteer", counterpart: browser },
  "puppeteer-core": { kind: "browser", label: "Puppeteer", counterpart: browser },
  playwright: { kind: "browser", label: "Playwright", counterpart: browser },
  "playwright-core": { kind: "browser", label: "Playwright", counterpart: browser },
  sharp: { kind: "images", label: "sharp", counterpart: images },
  canvas: { kind: "images", label: "node-canvas", counterpart: images },

  // Models
  openai: { kind: "ai", label: "OpenAI", counterpart: aiGateway },
  "@anthropic-ai/sdk": { kind: "ai", label: "Anthropic", counterpart: aiGateway },
  "@google/generative-ai": { kind: "ai", label: "Google AI", counterpart: aiGateway },
  ai: { kind: "ai", label: "AI SDK", counterpart: aiGateway },
  "groq-sdk": { kind: "ai", label: "Groq", counterpart: aiGateway },
} as const satisfies Readonly<Record<string, Part>>;

/** drizzle-orm by the module that is imported: the dialect, or the driver. */
const drizzleModules = {
  "drizzle-orm/pg-core": { kind: "database", label: "drizzle on PostgreSQL" },
  "drizzle-orm/mysql-core": { kind: "database", label: "drizzle on MySQL", counterpart: hyperdriveMysql },
  "drizzle-orm/sqlite-core": { kind: "database", label: "drizzle on SQLite" },
} as const satisfies Readonly<Record<string, Part>>;

/** Calls and files that are a part of a stack without any package. */
const parts = {
  "Bun.serve": { kind: "framework", label: "Bun.serve" },
  "Deno.serve": { kind: "framework", label: "Deno.serve" },
  "Deno.cron": { kind: "scheduler", label: "Deno.cron" },
  "Deno.openKv": { kind: "database", label: "Deno KV" },
  "Bun.sql": { kind: "database", label: "PostgreSQL (Bun.sql)" },
  "Bun.SQL": { kind: "database", label: "PostgreSQL (Bun.SQL)" },
  "Bun.redis": { kind: "cache", label: "Redis (Bun)" },
  "Bun.RedisClient": { kind: "cache", label: "Redis (Bun)" },
  "Bun.s3": { kind: "storage", label: "S3 (Bun)", counterpart: r2Api },
  setInterval: { kind: "scheduler", label: "setInterval at start-up", counterpart: cronTriggers },
  "vercel.json": { kind: "scheduler", label: "Vercel Cron", counterpart: cronTriggers },
} as const satisfies Readonly<Record<string, Part>>;

/** The name of the part of a stack that an import stands for, if any: `ioredis`, `drizzle-orm/pg-core`. */
export function partNameOf(name: string, specifier: string): string | undefined {
  if (name === "drizzle-orm") {
    const module = specifier.replace(/^npm:\/?/, "").split("/")[1] ?? "";
    return Object.hasOwn(drizzleModules, `${name}/${module}`) ? `${name}/${module}` : undefined;
  }
  return Object.hasOwn(packages, name) ? name : undefined;
}

const allParts = new Map<string, Part>(Object.entries({ ...packages, ...drizzleModules, ...parts }));

/** The part of a stack with a name, if there is one. */
export function partOf(name: string): Part | undefined {
  return allParts.get(name);
}
