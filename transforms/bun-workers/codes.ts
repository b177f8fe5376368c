import type { CodeTable } from "../../src/engine/transform.js";

export const codes = {
  "bun-workers/serve": {
    level: "safe",
    short: "`Bun.serve({ fetch })` → `export default { fetch }`",
    help:
      "A Worker does not listen: it exports the handler of its requests. Port, host, timeouts, TLS and limits of bodies are " +
      "Cloudflare's, so those options go, and so do the lines that print the address and what stops the server.",
  },
  "bun-workers/serve-on-first-request": {
    level: "review",
    short: "a function that starts up and serves: run by the first request",
    help:
      "What a Worker does with its bindings has to happen in a request. So the first request calls the function, the others " +
      "wait for the same promise, and one that fails is tried again by the next request. Each isolate starts up for itself, " +
      "and there may be many: work that must happen once (migrations, seeds) belongs to the deployment.",
  },
  "bun-workers/routes": {
    level: "review",
    short: "`routes` and `error` of `Bun.serve()`, by a small module",
    help:
      "The generated module finds the route as Bun does: exact paths before `:parameters` before wildcards, decoded " +
      "parameters, methods, `HEAD` by `GET`. Responses in the table become functions, since a Worker that makes one with a " +
      "body while it loads does not start. A framework's router is a good replacement for it.",
  },
  "bun-workers/socket-server": {
    level: "review",
    short: "WebSockets of `Bun.serve()`, in a generated Durable Object (`--durable-objects`)",
    help:
      "The generated module has the interface of Bun's server and sockets. Requests for a WebSocket are answered in the " +
      "object, with hibernation: `ws.data` and the topics are kept with each socket (2 KB), nothing else is. Other requests " +
      "are answered by the Worker; its `server.publish()` calls the object. All sockets meet in one object, which handles a " +
      "few hundred messages a second: where rooms know nothing of each other, take one object for each (`socketServer()` in " +
      "the module). `drain`, `ping` and `pong` are not called.",
  },
  "bun-workers/socket-state": {
    level: "review",
    short: "handlers of WebSockets keep something in a variable: all requests are answered in the object",
    help:
      "With `inMemory: true` the object is what Bun's process was: one place that answers everything and keeps variables " +
      "while a connection is open, and is paid for as long. It forgets them when the last connection closes or it is moved. " +
      "To let it sleep: keep what belongs to a socket in `ws.data`, what has to last in `ctx.storage` or D1, ask " +
      "`server.publish()` instead of going over a Set of sockets, and take the option out.",
  },
  "bun-workers/node-server": {
    level: "review",
    short: "`http.createServer().listen(port)`, `app.listen(port)` of Express and Koa → `httpServerHandler({ port })`",
    help:
      "`httpServerHandler()` of `cloudflare:node` hands the requests of the Worker to the server of Node that listens on that " +
      "port inside of it; nothing listens outside. It takes `nodejs_compat` and a compatibility date from 2025-09-01 on. " +
      "Upgrades to WebSockets do not reach such a server.",
  },
  "bun-workers/elysia": {
    level: "review",
    short: "`app.listen(port)` of Elysia → its adapter for Workers",
    help:
      "`CloudflareAdapter` and `compile()` make an app whose functions are made while the Worker loads; later it refuses to " +
      'make any. Routes that are values (`.get("/", "hello")`) become functions, since the app would make a response of them ' +
      "while the Worker loads. Plugins that add such routes, read files or take WebSockets do not work there. " +
      "https://elysiajs.com/integrations/cloudflare-worker",
  },
  "bun-workers/node-server-form": {
    level: "manual",
    short: "a server of Node or Elysia that is not converted",
    help:
      "A server of `node:http`, or an app of Express or Koa, that listens when its module is loaded can stay:\n" +
      '  import { httpServerHandler } from "cloudflare:node";\n' +
      "  app.listen(3000);\n" +
      "  export default httpServerHandler({ port: 3000 });\n" +
      "Start-up work before it moves into the first request. Elysia, from 1.4.7 on:\n" +
      '  import { CloudflareAdapter } from "elysia/adapter/cloudflare-worker";\n' +
      '  export default new Elysia({ adapter: CloudflareAdapter }).get("/", () => "hello").compile();\n' +
      "Fastify does not run in a Worker: it makes its routes from text (`new Function`) while it answers. Hono, Express and " +
      'Koa do; in Hono `app.get("/users/:id", async (request, reply) => …)` is `app.get("/users/:id", (c) => ' +
      'c.json({ id: c.req.param("id") }))`, with `export default app`. TLS, HTTP/2 and plain sockets are Cloudflare\'s business.',
  },
  "bun-workers/api": {
    level: "safe",
    short: "an API of Bun → the same of Node or of the web",
    help: "Workers have most of Node's modules with the flag `nodejs_compat`, which the wrangler config gets.",
  },
  "bun-workers/similar-api": {
    level: "review",
    short: "an API of Bun → one that is nearly the same",
    help: "The message of the edit's code says what it became; compare the details that your code depends on: the text that `inspect` gives, the resolution of a clock (in production it stands still between I/O).",
  },
  "bun-workers/bound-fetch": {
    level: "review",
    short: "`fetch` that an object keeps → `fetch.bind(globalThis)`",
    help:
      'In a Worker the global `fetch` throws "Illegal invocation" where it is called as a method: `this.fetchFn(url)` after ' +
      "`this.fetchFn = fetch`. Bound to the global object it can be kept anywhere. " +
      "https://developers.cloudflare.com/workers/observability/errors/#illegal-invocation-errors",
  },
  "bun-workers/page": {
    level: "review",
    short: "a page that Bun bundles, as a route → static assets",
    help:
      "`bun build` puts the page and what it loads into a folder before wrangler bundles the Worker (`build.command` of the " +
      "wrangler config), and Cloudflare answers from it without the Worker. A page at `/*` is served to browsers for every " +
      "path that nothing else answers (`single-page-application`); the table's other routes go to the Worker first.",
  },
  "bun-workers/client-address": {
    level: "review",
    short: "`server.requestIP(request)?.address` → the header `cf-connecting-ip`",
    help: "Cloudflare sets the header on every request; locally it may be missing.",
  },
  "bun-workers/file-import": {
    level: "review",
    short: "`Bun.file()` of a file that ships with the code → an import",
    help:
      "wrangler puts the file into the bundle: as text, as bytes (an ArrayBuffer), or as the value of its JSON; endings that " +
      "it does not know get `rules` in the wrangler config. A path in quotes counts from the folder of package.json, where " +
      "programs are usually started. On Bun the same import of an HTML file is a page for its bundler, not its text, so tests " +
      "that run on Bun need a mock of it. Files for browsers are cheaper as static assets.",
  },
  "bun-workers/test-mock": {
    level: "review",
    short: "a mock of `cloudflare:workers` for the project's tests, set up once",
    help:
      "Tests go on running with Bun or vitest, where there is no such module. The preload in bunfig.toml, or the set-up file in " +
      "vitest's config, mocks it once, for all of them; " +
      "a test that needs bindings puts them into `env` (a D1 of miniflare, an object with the methods that are called). " +
      "`@cloudflare/vitest-plugin` runs tests in the Workers runtime instead.",
  },
  "bun-workers/test-set-up": {
    level: "manual",
    short: "tests that reach `cloudflare:workers`, and run elsewhere",
    help:
      "The module exists in the Workers runtime only. Mock it once in a set-up file of the runner:\n" +
      '  vi.mock("cloudflare:workers", () => ({ env: {} }))                       // vitest: `test.setupFiles`\n' +
      '  "moduleNameMapper": { "^cloudflare:workers$": "<rootDir>/cloudflare-workers.mock.js" }  // jest, and a file that exports `env`\n' +
      "or run the tests in workerd, with `@cloudflare/vitest-plugin`.",
  },
  "bun-workers/import": {
    level: "safe",
    short: "imports",
    help: 'What came from "bun" comes from the module that has it now; imports without a use left are gone.',
  },
  "bun-workers/serve-form": {
    level: "manual",
    short: "a server in a form that is not converted",
    help:
      "Give the module `export default { fetch }`. Options from a variable can be written into the call; a server that a " +
      "function makes can be made by `export default { fetch: createFetch() }`.",
  },
  "bun-workers/server-use": {
    level: "manual",
    short: "the server object is used",
    help: "A Worker has no server object. What needs none can go; then run again.",
  },
  "bun-workers/second-server": {
    level: "manual",
    short: "the module has another default export",
    help: "A Worker has one entry. Make the other server a Worker of its own, or a route of this one.",
  },
  "bun-workers/websocket": {
    level: "manual",
    short: "WebSockets of `Bun.serve()`",
    help:
      "A Worker can answer a WebSocket, but connections that know of each other have to meet in a Durable Object. " +
      "`--durable-objects` generates one. By hand:\n" +
      "  export class Room extends DurableObject {\n" +
      "    async fetch(request) {\n" +
      "      const [client, server] = Object.values(new WebSocketPair());\n" +
      "      this.ctx.acceptWebSocket(server, [topic]);      // ws.subscribe(topic)\n" +
      "      server.serializeAttachment({ user });           // ws.data\n" +
      "      return new Response(null, { status: 101, webSocket: client });\n" +
      "    }\n" +
      "    webSocketMessage(ws, message) { for (const each of this.ctx.getWebSockets(topic)) each.send(message); } // publish\n" +
      "  }\n" +
      "The Worker hands requests with `Upgrade: websocket` on: `env.ROOM.getByName(room).fetch(request)`. " +
      "https://developers.cloudflare.com/durable-objects/best-practices/websockets/",
  },
  "bun-workers/global-scope": {
    level: "manual",
    short: "done while the module loads, and allowed in a request only",
    help:
      "A Worker that asks for something, makes random values or a response with a body while it loads does not start. Put it " +
      "into the handler, or into a function that makes it when it is first asked for:\n" +
      '  const notFound = () => new Response("Not found", { status: 404 });',
  },
  "bun-workers/html-import": {
    level: "manual",
    short: "a route that is no function, nor a page at its file's path",
    help:
      "Pages that Bun bundles become static assets. Build them (`bun build ./index.html --outdir=public`), name the folder in " +
      'the wrangler config (`"assets": { "directory": "./public" }`), and take the route out: assets are answered before the ' +
      'Worker runs. For an app with paths of its own add `"not_found_handling": "single-page-application"`.',
  },
  "bun-workers/timer": {
    level: "manual",
    short: "a timer that runs on its own",
    help:
      "A Worker runs while it answers. Work by the clock is a cron trigger, at least a minute apart: in the wrangler config " +
      '`"triggers": { "crons": ["*/5 * * * *"] }`, and beside `fetch`\n' +
      "  async scheduled() { await cleanUp(); }\n" +
      "For anything shorter, or for each entity, the alarm of a Durable Object, which sets the next one:\n" +
      "  async alarm() {\n" +
      "    await this.poll();\n" +
      "    await this.ctx.storage.setAlarm(Date.now() + 10_000);\n" +
      "  }\n" +
      "Work that only has to outlast the answer goes to `waitUntil(promise)` of `cloudflare:workers`, for up to 30 seconds.",
  },
  "bun-workers/file": {
    level: "manual",
    short: "files of the disk",
    help:
      "A Worker has no disk that lasts. Text and data that ship with the code can be imported (`import text from " +
      '"./page.html"`); where the path is in quotes this is done for you. Files for browsers are static assets, which are ' +
      "answered before the Worker runs:\n" +
      '  "assets": { "directory": "./public" }\n' +
      'With `"binding": "ASSETS"` the Worker reads them: `await env.ASSETS.fetch(new URL("/page.html", request.url))`. What ' +
      "is written goes to R2 (files, uploads: `await env.BUCKET.put(name, body)`) or to KV (small values that are read often).",
  },
  "bun-workers/process": {
    level: "manual",
    limit: "node-api",
    short: "processes and the command line",
    help: "A Worker starts no process and has no arguments. Configuration comes from `vars` and secrets, in `process.env`.",
  },
  "bun-workers/blocking": {
    level: "manual",
    short: "waits without giving way",
    help: "`Atomics.wait` throws in a Worker. Make the function async and await a timer.",
  },
  "bun-workers/bcrypt": {
    level: "review",
    short: "`Bun.password` with bcrypt → `bcryptjs`",
    help:
      "`bcryptjs` makes and verifies the same `$2b$` hashes. Two things to look at. Bun hashes passwords of more than 72 bytes " +
      "with SHA-512 first, bcryptjs uses their first 72 bytes: such a password is refused afterwards and has to be set anew. " +
      "And `verify()` of Bun also took argon2 hashes: were there any before the code said bcrypt, they are no match now. It is " +
      "JavaScript, so a cost above 10 takes more CPU time than small plans allow.",
  },
  "bun-workers/password": {
    level: "manual",
    short: "`Bun.password` with argon2, or with what the hash says",
    help:
      "`Bun.password.hash()` makes argon2id by default (`$argon2id$v=19$m=65536,t=2,p=1$…`), for which the runtime has nothing. " +
      "The choice:\n" +
      "- Hashes that are stored have to be verified by what made them: `$argon2…` by `argon2id()` of `@noble/hashes` (JavaScript, " +
      "slow: 64 MB and seconds of CPU time) or a WebAssembly build that is imported as a module (a Worker refuses to compile " +
      "one while it runs); `$2…` by `compare()` of `bcryptjs`.\n" +
      "- New ones: `scryptSync(password, salt, 32)` of `node:crypto`, which is native, or `hash()` of `bcryptjs`. PBKDF2 is " +
      "limited to 100,000 iterations in production.\n" +
      '- Move people over when they log in: `if (stored.startsWith("$argon2") && (await verifyArgon2(password, stored))) await ' +
      "save(hashNew(password))`.\n" +
      'With `{ algorithm: "bcrypt" }` in the code the calls are converted to `bcryptjs`.',
  },
  "bun-workers/hash": {
    level: "manual",
    short: "`Bun.hash`: a hash that is not cryptographic",
    help: "There is no wyhash in the runtime. Where the number is stored, its algorithm has to stay: take a library for it.",
  },
  "bun-workers/hash-algorithm": {
    level: "manual",
    short: "a hash algorithm that Workers do not have, or that is not known",
    help: "Workers have md5, sha1 and the sha2 family; no ripemd160, sha3 or blake2. `@noble/hashes` has them all.",
  },
  "bun-workers/library": {
    level: "manual",
    short: "a convenience of Bun without a counterpart",
    help: "The message names what does the same.",
  },
  "bun-workers/image": {
    level: "manual",
    short: "images",
    help: "https://developers.cloudflare.com/images/transform-images/bindings/",
  },
  "bun-workers/socket": {
    level: "manual",
    short: "sockets",
    help: "https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/",
  },
  "bun-workers/database": {
    level: "manual",
    short: "a client of a database or store that Bun has built in",
    help:
      "Of the transforms, redis-kv and d1-async convert clients from npm and bun:sqlite. PostgreSQL and MySQL are reached " +
      "through Hyperdrive, whose connection string can be read in requests only.",
  },
  "bun-workers/runtime": {
    level: "manual",
    short: "about Bun itself",
    help: "Bundling, plugins, versions and the heap are not a Worker's business. Move it to a script that Bun runs.",
  },
  "bun-workers/call-form": {
    level: "manual",
    short: "a call in a form that is not converted",
    help: "The message says what stands in the way.",
  },
  "bun-workers/node-module": {
    level: "manual",
    limit: "node-api",
    short: "a Node module that a Worker cannot use",
    help: "A package with native code is not loaded at all. A module of Node can be imported, but what it does throws: there are no processes, threads, listening sockets or a lasting disk.",
  },
  "bun-workers/module-path": {
    level: "manual",
    short: "`import.meta.dir` and its like",
    help: "A Worker is one bundle: there is no path of a module.",
  },
  "bun-workers/type": {
    level: "note",
    short: "a type of Bun that stays",
    help: "Types are gone when the Worker is built, so it runs. They need `@types/bun` as before, and may say what is no longer so.",
  },
  "bun-workers/outside-paths": {
    level: "manual",
    short: "a file outside of the paths of this run uses Bun",
    help: "Run again with the file among the paths.",
  },
  "bun-workers/not-in-worker": {
    level: "note",
    short: "files that use Bun, and that no server imports",
    help: "Scripts and tools go on running with Bun.",
  },
} as const satisfies CodeTable;
