import type { CodeTable } from "../../src/engine/transform.js";

export const codes = {
  "next-opennext/open-next-config": {
    level: "safe",
    short: "open-next.config.ts written",
    help: [
      "OpenNext asks for an `open-next.config.ts`. The app renders nothing anew after the build, so what was rendered then is",
      "served from the Worker's static assets: no binding is needed.",
    ].join(" "),
  },
  "next-opennext/incremental-cache": {
    level: "review",
    short: "open-next.config.ts written, with a cache in R2",
    help: [
      "The app renders pages anew (`revalidate`) or keeps data (`unstable_cache`, `use cache`, `fetch` with `next` options).",
      "Each isolate of a Worker is short-lived, so this has to lie outside: in the R2 bucket `NEXT_INC_CACHE_R2_BUCKET`.",
      "`opennextjs-cloudflare deploy` and `preview` put what was rendered at build time into it. Pages that expire are rendered",
      "by a request of the Worker to itself, which `memoryQueue` makes at most once an isolate; for much traffic on few pages",
      "use `doQueue`, a Durable Object. Where tags or paths are invalidated, the D1 database `NEXT_TAG_CACHE_D1` remembers",
      "when. https://opennext.js.org/cloudflare/caching compares the choices.",
    ].join(" "),
  },
  "next-opennext/dev-bindings": {
    level: "safe",
    short: "`next dev` gets the bindings",
    help: [
      "`initOpenNextCloudflareForDev()` in next.config makes `getCloudflareContext()` work in `next dev`, with local",
      "simulations of the bindings. It does nothing in a production server.",
    ].join(" "),
  },
  "next-opennext/static-headers": {
    level: "safe",
    short: "public/_headers written",
    help: [
      "Files below `/_next/static/` have a hash in their name. Next.js lets browsers keep them for ever; static assets of",
      "a Worker take that from `public/_headers`.",
    ].join(" "),
  },
  "next-opennext/next-on-pages": {
    level: "review",
    short: "next-on-pages replaced by OpenNext",
    help: [
      "`getRequestContext()` of @cloudflare/next-on-pages becomes `getCloudflareContext()` of @opennextjs/cloudflare, with",
      "the same `env`, `cf` and `ctx`; `setupDevPlatform()` becomes `initOpenNextCloudflareForDev()`.",
    ].join(" "),
  },
  "next-opennext/wait-until": {
    level: "review",
    short: "`waitUntil` of @vercel/functions → that of the Worker",
    help: [
      "`getCloudflareContext().ctx.waitUntil(promise)` keeps the Worker alive until the promise settles, up to 30 seconds",
      "after the answer. It works while a request is handled. `after()` of `next/server` does the same on either platform.",
    ].join(" "),
  },
  "next-opennext/og-image": {
    level: "review",
    short: "`@vercel/og` → `next/og`",
    help: "`ImageResponse` is part of Next.js, and OpenNext brings its WebAssembly modules along. The package goes.",
  },
  "next-opennext/static-export": {
    level: "manual",
    short: '`output: "export"` needs no OpenNext',
    help: [
      "A static export has no server. Deploy the folder as static assets of a Worker without code; nothing else was set up.",
      '\n\n```jsonc\n// wrangler.jsonc\n{\n  "name": "my-site",\n  "compatibility_date": "2026-04-20",\n',
      '  "assets": { "directory": "./out", "not_found_handling": "404-page" }\n}\n```\n\n',
      "Take `output` out and run again if the app shall render on the server.",
    ].join(""),
  },
  "next-opennext/standalone-output": {
    level: "note",
    short: '`output: "standalone"` is no longer needed',
    help: "OpenNext turns the standalone output on by itself. The setting does no harm; it served a container.",
  },
  "next-opennext/next-version": {
    level: "manual",
    short: "This version of Next.js is none that OpenNext supports",
    help: [
      "@opennextjs/cloudflare 1.20 runs Next.js 15 from 15.5.28 on and 16 from 16.4.1 on; newer releases of the adapter ask for",
      "more (`npm view @opennextjs/cloudflare peerDependencies`). Upgrade first: `npx @next/codemod@latest upgrade` or, within the same major version, `npm install next@15`.",
    ].join(" "),
  },
  "next-opennext/adapter-version": {
    level: "manual",
    short: "The version of @opennextjs/cloudflare is too old",
    help: "Up to 1.20.12 OpenNext refuses Node.js middleware (`proxy.ts`). Install `@opennextjs/cloudflare@^1.20.13`.",
  },
  "next-opennext/node-middleware": {
    level: "note",
    short: "Node.js middleware is experimental in OpenNext",
    help: [
      '`proxy.ts` and a middleware with `runtime: "nodejs"` run in Node\'s runtime. OpenNext has it since 1.20.13 and says at',
      "each build that it is experimental. `middleware.ts` without a `runtime` is the well-trodden way; Next.js 16 still",
      "builds it, with a warning.",
    ].join(" "),
  },
  "next-opennext/cache-missing": {
    level: "manual",
    short: "open-next.config.ts has no cache for what is rendered anew",
    help: [
      "The app uses `revalidate`, `unstable_cache` or the like, and open-next.config.ts names no `incrementalCache` that can be",
      "written to: everything is rendered at each request. Give it one, and the binding of that name:",
      '\n\n```ts\nimport { defineCloudflareConfig } from "@opennextjs/cloudflare";\n',
      'import r2IncrementalCache from "@opennextjs/cloudflare/overrides/incremental-cache/r2-incremental-cache";\n',
      'import memoryQueue from "@opennextjs/cloudflare/overrides/queue/memory-queue";\n\n',
      "export default defineCloudflareConfig({ incrementalCache: r2IncrementalCache, queue: memoryQueue });\n```",
      '\n\n```jsonc\n"r2_buckets": [{ "binding": "NEXT_INC_CACHE_R2_BUCKET", "bucket_name": "my-app-opennext-cache" }]\n```',
    ].join(""),
  },
  "next-opennext/config-above": {
    level: "manual",
    short: "The wrangler config lies above the app",
    help: [
      "OpenNext reads the wrangler config of the app's own folder. One above it belongs to another Worker, or has to move",
      "into the app's folder. Move it, or name the other Worker's config with `--config`, and run again.",
    ].join(" "),
  },
  "next-opennext/headers-file": {
    level: "manual",
    short: "public/_headers says nothing about /_next/static/",
    help: [
      "Browsers would ask for the app's own scripts again and again. Add:",
      "\n\n```\n/_next/static/*\n  Cache-Control: public,max-age=31536000,immutable\n```",
    ].join(""),
  },
  "next-opennext/image-optimization": {
    level: "note",
    short: "next/image needs a binding to resize images",
    help: [
      "Without the binding `IMAGES`, images are served as they are. With it, Cloudflare Images resizes them, which has a price",
      "of its own:",
      '\n\n```jsonc\n// wrangler.jsonc\n"images": { "binding": "IMAGES" }\n```',
    ].join(" "),
  },
  "next-opennext/native-module": {
    level: "manual",
    short: "A native module, which no Worker can load",
    help: [
      "A Worker runs JavaScript and WebAssembly. Instead of `sharp`: the binding `IMAGES`",
      '(`env.IMAGES.input(stream).transform({ width: 200 }).output({ format: "image/webp" })`); of `bcrypt`: `bcryptjs`; of',
      "`argon2`: `hash-wasm`; of `canvas`: `next/og`. Where it only runs at build time, nothing has to change.",
    ].join(" "),
  },
  "next-opennext/node-module": {
    level: "manual",
    short: "A module of Node.js that does nothing in a Worker",
    help: [
      "The import resolves, and its use throws. Move the work to a service, a Queue, a Workflow or a Container, or leave it out.",
      "What runs only at build time (`generateStaticParams`, pages without a dynamic part) may stay.",
    ].join(" "),
  },
  "next-opennext/file-access": {
    level: "manual",
    short: "Files of the project, which are not there at run time",
    help: [
      "The files of the repository are not in the Worker: `fs` sees `/tmp`, for one request. Pages that are rendered at build",
      'time may read them. For what runs later, import the file (`import data from "./data.json"`), put it into `public/` and',
      "fetch it over `env.ASSETS`, or store it in R2.",
    ].join(" "),
  },
  "next-opennext/vercel-cron": {
    level: "manual",
    short: "A cron job of vercel.json",
    help: [
      "A Worker's cron trigger calls `scheduled`, which OpenNext's Worker does not have. Wrap it in a Worker of your own, and name",
      "that as `main`:",
      '\n\n```ts\n// worker.ts\nimport openNext from "./.open-next/worker.js";\n\nexport default {\n  fetch: openNext.fetch,\n',
      "  async scheduled(event, env, ctx) {\n    // The path of the job, by its schedule.\n",
      '    const path = { "0 5 * * *": "/api/cron/digest" }[event.cron];\n',
      "    if (path) {\n      const headers = { authorization: `Bearer ${env.CRON_SECRET}` };\n",
      "      ctx.waitUntil(env.WORKER_SELF_REFERENCE.fetch(`https://worker${path}`, { headers }));\n    }\n  },\n",
      '} satisfies ExportedHandler<CloudflareEnv>;\n```\n\n```jsonc\n// wrangler.jsonc\n"main": "worker.ts",\n',
      '"triggers": { "crons": ["0 5 * * *"] }\n```\n\n',
      "Cron triggers count weekdays from 1 (Sunday): write names (`MON`) where the schedule has numbers. Both are in UTC.",
    ].join(""),
  },
  "next-opennext/vercel-json": {
    level: "manual",
    short: "A setting of vercel.json that Next.js has to take over",
    help: [
      "Only Vercel reads vercel.json. `redirects`, `rewrites` and `headers` of the same form go into next.config",
      "(`async redirects() { return [...]; }`); headers of static files into `public/_headers`. `buildCommand` and",
      "`installCommand` are settings of Workers Builds.",
    ].join(" "),
  },
  "next-opennext/vercel-limits": {
    level: "note",
    short: "Limits of functions in vercel.json or a route have no effect",
    help: [
      "`maxDuration`, `memory` and `regions` are read by Vercel only. A Worker may answer as long as the client waits; what",
      'is limited is CPU time: 30 seconds, up to 5 minutes with `"limits": { "cpu_ms": 300000 }` in the wrangler config (paid',
      "plan). `export const maxDuration` does no harm.",
    ].join(" "),
  },
  "next-opennext/vercel-analytics": {
    level: "manual",
    short: "Vercel's analytics work on Vercel only",
    help: [
      "The component loads `/_vercel/insights/script.js` or `/_vercel/speed-insights/script.js`, which answers 404 elsewhere.",
      "Take it out. Cloudflare Web Analytics measures visits and web vitals: switch it on in the dashboard, or put its script",
      "into the layout.",
    ].join(" "),
  },
  "next-opennext/edge-config": {
    level: "manual",
    short: "Edge Config is read over the network",
    help: [
      "It still answers, as long as `EDGE_CONFIG` is set, but from Vercel. Its counterpart is Workers KV:",
      '`await get("greeting")` becomes `await getCloudflareContext().env.CONFIG.get("greeting", "json")`, and the',
      "values are written once with `wrangler kv key put --binding CONFIG greeting '\"hello\"'`.",
    ].join(" "),
  },
  "next-opennext/vercel-function": {
    level: "manual",
    short: "A function that asks Vercel's platform",
    help: [
      "`geolocation(request)`: `getCloudflareContext().cf` has `city`, `country`, `region`, `latitude`, `longitude`.",
      "`ipAddress(request)`: the header `cf-connecting-ip`. `waitUntil(promise)`: `getCloudflareContext().ctx.waitUntil(promise)`",
      "while a request is handled. `getCache()`: Workers KV or the Cache API. `getEnv()`: `process.env`.",
    ].join(" "),
  },
  "next-opennext/left-over": {
    level: "manual",
    short: "A left-over of next-on-pages",
    help: [
      "`getOptionalRequestContext()` has no counterpart: `getCloudflareContext()` throws outside of a request, and",
      "`getCloudflareContext({ async: true })` also works while static pages are rendered. The ESLint plugin checks rules of",
      "next-on-pages that no longer hold: take it out of the ESLint config, then remove the package.",
    ].join(" "),
  },
} as const satisfies CodeTable;

export type NextCode = keyof typeof codes;
