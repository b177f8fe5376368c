import type { CodeTable } from "../../src/engine/transform.js";

export const codes = {
  "deno-workers/serve": {
    level: "safe",
    short: "`Deno.serve(handler)` → `export default { fetch: handler }`",
    help:
      "A Worker does not listen: it exports the handler of its requests. Port, host, certificates and the like are " +
      "Cloudflare's, so those options go, and so do the lines that print the address and what stops the server.",
  },
  "deno-workers/serve-on-first-request": {
    level: "review",
    short: "a function that starts up and serves: run by the first request",
    help:
      "What a Worker does with its bindings has to happen in a request. So the first request calls the function, the others " +
      "wait for the same promise, and one that fails is tried again by the next request. Each isolate starts up for itself, " +
      "and there may be many: work that must happen once (migrations, seeds) belongs to the deployment.",
  },
  "deno-workers/error-handler": {
    level: "review",
    short: "`onError` → `try` and `catch` around the handler",
    help: "What the handler throws goes to the same function. Errors while a body is streamed reach neither.",
  },
  "deno-workers/client-address": {
    level: "review",
    short: "`info.remoteAddr.hostname` → the header `cf-connecting-ip`",
    help: "Cloudflare sets the header on every request. Where it is missing, the text is empty.",
  },
  "deno-workers/api": {
    level: "safe",
    short: "an API of Deno → the same of Node or of the web",
    help: "Workers have most of Node's modules with the flag `nodejs_compat`, which the wrangler config gets.",
  },
  "deno-workers/similar-api": {
    level: "review",
    short: "an API of Deno or of its standard library → one that is nearly the same",
    help:
      "Compare the details that your code depends on: the text that `inspect` gives, what a decoder does with text that is " +
      "not base64 (Deno's throws, Node's stops there).",
  },
  "deno-workers/exit": {
    level: "review",
    short: "`Deno.exit(1)` → `throw new Error(…)`",
    help:
      "A Worker cannot end its process. While the module loads, an error keeps the Worker from starting, as the exit kept " +
      "the program from it; in a request it is a 500 for that request only.",
  },
  "deno-workers/signal": {
    level: "safe",
    short: "listeners for signals, dropped",
    help: "A Worker gets no signals: it ends without notice. What has to be kept must be written when it happens.",
  },
  "deno-workers/error-class": {
    level: "review",
    short: "`Deno.errors.NotFound` → a class of a generated module",
    help:
      "Errors that your own code throws and catches keep their names. Those that Deno's file and network functions threw do " +
      "not come any more: what throws them has findings of its own.",
  },
  "deno-workers/cron": {
    level: "review",
    short: "`Deno.cron()` → `triggers.crons` and a `scheduled` handler",
    help:
      "Cloudflare calls `scheduled` at the times of the wrangler config, in UTC. Days of the week are written as names, " +
      "because numbers mean different days (1 is Sunday there). A run that fails is not tried again.",
  },
  "deno-workers/specifier": {
    level: "safe",
    short: "`npm:`, `jsr:`, import maps and addresses of npm CDNs → package names",
    help: "What the bundler of wrangler resolves are names of packages in package.json, and paths.",
  },
  "deno-workers/import": {
    level: "safe",
    short: "imports",
    help: "What came from Deno's modules comes from the module that has it now; imports without a use left are gone.",
  },
  "deno-workers/library": {
    level: "review",
    short: "a module of deno.land/x → a package of npm with another interface",
    help:
      "`djwt` became `jose`, which takes the same keys: a token that one signs, the other verifies. `bcrypt` became " +
      "`bcryptjs`, which reads the same hashes; it computes in the Worker itself, so look at the CPU time.",
  },
  "deno-workers/reference": {
    level: "safe",
    short: '`/// <reference lib="deno.ns" />` and `@deno-types`, removed',
    help: "These name Deno's types, which tsc and wrangler do not know.",
  },
  "deno-workers/type": {
    level: "safe",
    short: "a type of Deno → the type that stands for it",
    help: "Only types: nothing changes when the program runs.",
  },
  "deno-workers/project-file": {
    level: "safe",
    short: "package.json and tsconfig.json, from deno.json",
    help:
      "wrangler and tsc do not read deno.json. Its imports became dependencies, tasks that do not run Deno became scripts. " +
      "Install with `npm install`. deno.json stays for what still runs on Deno; delete it when nothing does.",
  },
  "deno-workers/web-socket": {
    level: "review",
    short: "`Deno.upgradeWebSocket()` → the same of a generated module, over `WebSocketPair`",
    help:
      "Sockets have the same listeners, `open` too. A connection is answered by the Worker, where it knows of no other. " +
      "Connections that share a variable meet in a Durable Object (`--durable-objects`): it then answers all requests, keeps " +
      "variables while a connection is open, and is paid for as long; it forgets them when the last connection closes or it is " +
      "moved. What has to last belongs into `ctx.storage`, KV or D1. Listeners are functions in memory, so it does not " +
      "hibernate: for that, `acceptWebSocket()` with `webSocketMessage()` has to be written by hand. " +
      "https://developers.cloudflare.com/durable-objects/best-practices/websockets/",
  },
  "deno-workers/connection": {
    level: "review",
    short: "`Deno.connect()`, `Deno.connectTls()` → the same of a generated module, over `cloudflare:sockets`",
    help:
      "A Worker opens TCP connections, while it answers a request. Not to port 25, nor to addresses of Cloudflare; to a " +
      "private network through a VPC or a tunnel. A database is better reached through Hyperdrive. " +
      "https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/",
  },
  "deno-workers/kv-single-key": {
    level: "review",
    short: "keys of Deno KV that are read and written one by one → Workers KV",
    help:
      "Workers KV shows a write elsewhere after up to a minute, and takes one write a second for a key: what must be read back " +
      "at once belongs to a Durable Object. Values are JSON now, where Deno kept copies: a Date comes back as a text, a Map as " +
      "`{}`, a bigint is refused. Values whose type holds such a thing stay; a value of unknown type was taken for JSON. Parts " +
      'of keys are joined by slashes, so the number 1 and the text "1" are the same part. What is in the old store has to be ' +
      "copied. Lifetimes are seconds, 60 at least.",
  },
  "deno-workers/test": {
    level: "review",
    short: "`Deno.test()` → tests of vitest or `node:test` (`--tests vitest`, `--tests node`)",
    help:
      "Both run on Node. Deno's own checks (`sanitizeOps`, `sanitizeResources`, `sanitizeExit`, `permissions`) have no " +
      "counterpart. Steps are subtests of `node:test`; in vitest, a test of nothing but steps becomes a suite. `@std/assert` " +
      "stays, from JSR. Tests of modules that import `cloudflare:workers` need it mocked: " +
      "https://developers.cloudflare.com/workers/testing/",
  },
  "deno-workers/listen-export": {
    level: "review",
    short: "oak's `app.listen()` → `export default { fetch: app.fetch }`",
    help:
      "`app.fetch` is oak's own handler for Workers, since 14.1. What middleware throws and nothing catches is a plain 500. " +
      "`send()` reads a disk: use static assets. It was compared with oak 17.2 on Deno. https://jsr.io/@oak/oak",
  },
  "deno-workers/serve-form": {
    level: "manual",
    short: "a server in a form that is not converted",
    help:
      "Give the module `export default { fetch }`. Options from a variable can be written into the call; a server that a " +
      "function makes can be made by `export default { fetch: createHandler() }`.",
  },
  "deno-workers/server-use": {
    level: "manual",
    short: "the server object, or what it knows of a connection, is used",
    help: "A Worker has no server object. What needs none can go; then run again.",
  },
  "deno-workers/second-server": {
    level: "manual",
    short: "the module has another default export or server",
    help: "A Worker has one entry. Make the other server a Worker of its own, or a route of this one.",
  },
  "deno-workers/listen": {
    level: "manual",
    short: "a framework that listens by itself",
    help:
      "Export the framework's handler: `export default { fetch: (request) => app.handle(request) }` for oak (`app.handle` " +
      "gives undefined where no route answers: return a 404 then). Fresh and Astro have builds for Cloudflare: change their " +
      "configuration, not this code. Hono needs nothing but `export default app`.",
  },
  "deno-workers/websocket": {
    level: "manual",
    short: "WebSockets that share something",
    help:
      "Each request may run in another isolate, so what connections share (a Set of sockets, rooms) has to be in a Durable " +
      "Object. `--durable-objects` generates one for a server at the top of a module. By hand:\n" +
      "  export class Room extends DurableObject {\n" +
      "    async fetch(request) {\n" +
      "      const [client, socket] = Object.values(new WebSocketPair());\n" +
      "      this.ctx.acceptWebSocket(socket);\n" +
      "      return new Response(null, { status: 101, webSocket: client });\n" +
      "    }\n" +
      "    webSocketMessage(socket, message) { for (const other of this.ctx.getWebSockets()) other.send(message); }\n" +
      "  }\n" +
      "The Worker hands requests on: `env.ROOM.getByName(room).fetch(request)`. " +
      "https://developers.cloudflare.com/durable-objects/best-practices/websockets/",
  },
  "deno-workers/timer": {
    level: "manual",
    short: "a timer that runs on its own",
    help:
      "A Worker runs while it answers. Work by the clock is a cron trigger (`triggers.crons`, at least a minute, and " +
      "`async scheduled() { … }` beside `fetch`), or the alarm of a Durable Object for anything shorter or per entity.",
  },
  "deno-workers/cron-form": {
    level: "manual",
    short: "`Deno.cron()` in a form that is not converted",
    help:
      "Write the schedule into `triggers.crons` of the wrangler config, with names for days of the week (`MON`), and call " +
      'the work from `async scheduled(controller) { if (controller.cron === "0 3 * * *") await work(); }` beside `fetch`.',
  },
  "deno-workers/file-import": {
    level: "review",
    short: "a file that ships with the code → an import",
    help:
      "wrangler puts the file into the bundle: as text, as bytes (an ArrayBuffer), or as the value of its JSON; endings that " +
      "it does not know get `rules` in the wrangler config. A path in quotes counts from the folder of deno.json or " +
      "package.json, where programs are usually started.",
  },
  "deno-workers/file": {
    level: "manual",
    short: "files of the disk",
    help:
      "A Worker has no disk that lasts. Text and data that ship with the code can be imported (`import text from " +
      '"./page.html"`), files for browsers are static assets (`assets` in the wrangler config), what is written goes to R2 ' +
      "or KV.",
  },
  "deno-workers/kv": {
    level: "manual",
    short: "Deno KV",
    help:
      "Workers KV has keys that are texts, no transactions, and shows a write elsewhere after up to a minute: fit for what is " +
      'written seldom and read often (`await env.KV.put(key.join("/"), JSON.stringify(value))`). What counts, or changes ' +
      "several keys together (`atomic()`), belongs to a Durable Object, one for each thing that has to agree:\n" +
      "  export class Counter extends DurableObject {\n" +
      "    async increment(name) {\n" +
      "      const value = ((await this.ctx.storage.get(name)) ?? 0) + 1;\n" +
      "      await this.ctx.storage.put(name, value);\n" +
      "      return value;\n" +
      "    }\n" +
      "  }\n" +
      "Its storage has `list({ prefix })` and `transaction()` as well. Queues of Deno KV are Cloudflare Queues.",
  },
  "deno-workers/process": {
    level: "manual",
    limit: "node-api",
    short: "processes, the command line and the machine",
    help: "A Worker starts no process and has no arguments. Configuration comes from `vars` and secrets, in `process.env`.",
  },
  "deno-workers/foreign-function": {
    level: "manual",
    short: "native libraries",
    help: 'What is compiled to WebAssembly can be imported: `import wasm from "./library.wasm"`.',
  },
  "deno-workers/socket": {
    level: "manual",
    short: "sockets",
    help:
      "`connect({ hostname, port })` of `cloudflare:sockets` opens a TCP connection, with `readable` and `writable` streams. " +
      "https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/",
  },
  "deno-workers/runtime": {
    level: "manual",
    short: "about Deno itself",
    help: "Permissions, versions, bundling and tests are not a Worker's business. Move it to a script that Deno runs.",
  },
  "deno-workers/call-form": {
    level: "manual",
    short: "a use in a form that is not converted",
    help: "The message says what stands in the way.",
  },
  "deno-workers/unknown-type": {
    level: "manual",
    short: "a type of Deno that nothing stands for",
    help: "It describes something that a Worker does not have: it goes with the code that uses it.",
  },
  "deno-workers/node-module": {
    level: "manual",
    limit: "node-api",
    short: "a Node module that a Worker cannot use",
    help: "The module can be imported, but what it does throws: there are no processes, threads, listening sockets or a lasting disk.",
  },
  "deno-workers/module-path": {
    level: "manual",
    short: "`import.meta.url` and its like",
    help: "A Worker is one bundle: a module has no address, and none is the main one.",
  },
  "deno-workers/declaration-file": {
    level: "manual",
    short: "a declaration file that names Deno's types",
    help: "Declaration files are not edited. Remove the reference; what it declares of bindings comes from `npx wrangler types`.",
  },
  "deno-workers/url-import": {
    level: "manual",
    short: "a module by its address that is no known package",
    help:
      "wrangler bundles it in silence, and the Worker does not start. Find the package on npm, or on JSR (`npx jsr add " +
      "@scope/name`), or take the file into your project.",
  },
  "deno-workers/std-module": {
    level: "manual",
    short: "a part of Deno's standard library that is not converted",
    help:
      "Many modules of the library are on JSR and run everywhere: `npx jsr add @std/<name>`. Names may have changed since the " +
      "versions on deno.land. Those that need a disk, a terminal or a process do not run in a Worker.",
  },
  "deno-workers/static-files": {
    level: "manual",
    short: "files served from a folder",
    help:
      'Name the folder in the wrangler config, `"assets": { "directory": "./public" }`: its files are answered before ' +
      "the Worker is asked, with types and caching. https://developers.cloudflare.com/workers/static-assets/",
  },
  "deno-workers/postgres": {
    level: "manual",
    short: "a client of a database",
    help:
      "`pg` (or `postgres`) of npm runs in Workers; a client that is kept between requests fails at the second one. Its `query(text, values)` gives `rows`, as `queryObject` does; connect " +
      "through Hyperdrive, whose connection string can be read in requests only, with a client for each request.",
  },
  "deno-workers/crypto-algorithm": {
    level: "manual",
    short: "an algorithm or form that Web Crypto does not have",
    help:
      "Deno's library computes what Web Crypto lacks with WebAssembly that it compiles at run time, which Workers forbid. " +
      "`@noble/hashes` has those algorithms, and hashes without a promise; so has `node:crypto` for MD5 and SHA.",
  },
  "deno-workers/pbkdf2-iterations": {
    level: "manual",
    limit: "pbkdf2-iterations",
    short: "PBKDF2 with more than 100,000 iterations",
    help:
      'It runs locally and fails when deployed: "iteration counts above 100000 are not supported". Hashes that exist need ' +
      "their count, so they can be verified outside only; new ones can be made with `scrypt` of `node:crypto`.",
  },
  "deno-workers/version-conflict": {
    level: "manual",
    short: "one package in several versions",
    help: "package.json has one version of a package for all files. The highest was taken: see that the others agree with it.",
  },
  "deno-workers/test-form": {
    level: "manual",
    short: "tests in a form that is not converted",
    help: "The message says what stands in the way. The whole file stays with Deno; `deno test <file>` runs it.",
  },
  "deno-workers/test-config": {
    level: "manual",
    short: "vitest does not look for the file",
    help: 'By itself vitest looks for `name.test.ts`. Add to its config: `test: { include: ["**/{test,*{.,_}test}.?(c|m)[jt]s?(x)"] }`.',
  },
  "deno-workers/outside-paths": {
    level: "manual",
    short: "a file outside of the paths of this run uses Deno",
    help: "Run again with the file among the paths.",
  },
  "deno-workers/dotenv": {
    level: "note",
    short: "a `.env` file that the program loaded",
    help:
      "`wrangler dev` reads `.dev.vars` (or `.env`, where there is none) by itself; what is deployed gets `vars` of the " +
      "wrangler config and secrets (`wrangler secret put`). All of them are in `process.env`.",
  },
  "deno-workers/jsr-registry": {
    level: "note",
    short: "packages of JSR",
    help:
      "package.json names them as JSR's registry for npm does (`npm:@jsr/…`). npm has to know that registry: `npx jsr add " +
      "<name>` writes it to `.npmrc`.",
  },
  "deno-workers/task": {
    level: "note",
    short: "a task of deno.json that runs Deno",
    help: "`wrangler dev` and `wrangler deploy` stand for tasks that served. Others can go on running Deno.",
  },
  "deno-workers/kv-minute": {
    level: "note",
    short: "a lifetime of less than a minute",
    help: "Workers KV keeps a value for 60 seconds at least. Keep the end with the value, and look at it, where that matters.",
  },
  "deno-workers/test-file": {
    level: "note",
    short: "tests, and what lies among them, stay with Deno",
    help:
      "Deno runs the tests of converted modules too, with package.json beside deno.json, as long as they lead to no module of " +
      "Cloudflare. `--tests vitest` or `--tests node` converts them.",
  },
  "deno-workers/not-in-worker": {
    level: "note",
    short: "a file that uses Deno, and that no server imports",
    help: "Scripts, tools and tests go on running with Deno.",
  },
} as const satisfies CodeTable;
