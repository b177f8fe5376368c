import type { CodeTable } from "../../src/engine/transform.js";

const durableObject = (body: string) =>
  `A Durable Object does one thing at a time, so nothing is lost between two steps:\n\n\`\`\`ts\n${body}\n\`\`\`\n\n` +
  "Calls: `await env.STORE.getByName(key).method(…)`. The class stands in the wrangler config, under `durable_objects` and " +
  "`migrations.new_sqlite_classes`.";

/** Every code of the transform: what it means, and what to do where it is a finding. */
export const codes = {
  "redis-kv/binding": {
    level: "safe",
    short: "the client is the KV binding",
    help: "`new Redis(…)` becomes `env.KV`. The binding stands in the wrangler config. What is in Redis stays there: KV starts empty.",
  },
  "redis-kv/import": {
    level: "safe",
    short: "import of the Redis client replaced",
    help: "Nothing in the file uses the client any more.",
  },
  "redis-kv/type": {
    level: "safe",
    short: "type of the client → `KVNamespace`",
    help: "The type is global: `@cloudflare/workers-types`, or what `wrangler types` writes.",
  },
  "redis-kv/call": {
    level: "safe",
    short: "command on the KV API",
    help: "`get`, `put` and `delete` mean the same. KV is read from a cache near the user: a write is seen elsewhere after up to 60 seconds, and one key takes one write a second.",
  },
  "redis-kv/ttl": {
    level: "review",
    short: "time to live that is at least 60 seconds",
    help: "KV refuses a time to live under 60 seconds, and the value was not known. Where it has to be shorter, put the end into the metadata and compare it when reading, or use a Durable Object.",
  },
  "redis-kv/json": {
    level: "review",
    short: "automatic JSON of Upstash and Vercel KV",
    help: "These clients write everything but strings as JSON, and try to parse what they read. The generated functions do the same.",
  },
  "redis-kv/caveat": {
    level: "review",
    short: "command that KV can only do in several steps",
    help: "The generated functions read, then write, or list: another request may come in between, and a read may see a value up to 60 seconds old.",
  },
  "redis-kv/result": {
    level: "review",
    short: "result of a command kept",
    help: '`put` and `delete` give nothing. Where `"OK"` or a count is used, it is made: the count by reading the keys first.',
  },
  "redis-kv/pipeline": {
    level: "review",
    short: "pipeline → `Promise.all`",
    help: "The commands start at once, each by itself: nothing makes them one, and the order of two on the same key is not fixed.",
  },
  "redis-kv/connection": {
    level: "safe",
    short: "connection code removed",
    help: "A binding has no connection: nothing to open, to close or to listen to.",
  },
  "redis-kv/ping": {
    level: "review",
    short: "`ping` → a read",
    help: "A binding has no connection that could be down. The read fails where KV does not answer.",
  },
  "redis-kv/durable-object": {
    level: "review",
    short: "command on the generated Durable Object",
    help: "With `--durable-objects`. One object holds the keys of all commands that KV cannot do, and of those that may meet them. It does one thing at a time, so `incr` and `set … nx` are one step again. Give `getByName()` other names to spread load.",
  },
  "redis-kv/object-file": {
    level: "safe",
    short: "file with the Durable Object",
    help: "A class with the Redis commands over SQLite storage. Keys that have an end are removed by an alarm.",
  },
  "redis-kv/object-export-added": {
    level: "safe",
    short: "the Worker's entry exports the Durable Object",
    help: "Cloudflare looks for the classes of Durable Objects among the exports of the entry.",
  },
  "redis-kv/custom-worker": {
    level: "safe",
    short: "entry around the Worker of OpenNext",
    help: "Cloudflare looks for the classes of Durable Objects among the exports of the entry, and OpenNext writes that anew at each build. [custom-worker.ts](https://opennext.js.org/cloudflare/howtos/custom-worker) exports what OpenNext builds and the class, and is the `main` of the wrangler config.",
  },
  "redis-kv/object-export": {
    level: "manual",
    short: "the Worker's entry has to export the Durable Object",
    help: "The entry was not found, or may not be edited.",
  },
  "redis-kv/helper-file": {
    level: "safe",
    short: "file with the commands that KV does not have",
    help: "Small functions over `get`, `put`, `delete` and `list`, only those that are used. Change them as you like; the name of the file is not.",
  },
  "redis-kv/flag-adapter": {
    level: "review",
    short: "client behind the flag",
    help: "With `--flag NAME`. The generated function gives the client itself, and while the environment variable NAME is set (to anything but `0` or `false`) one of the same interface whose commands go to KV. Nothing is copied: KV starts empty, and what one of them writes, the other does not see.",
  },
  "redis-kv/flag-left": {
    level: "manual",
    short: "call that stays with Redis, whatever the flag says",
    help: "The adapter tells calls by the name of the method. A name goes to KV only where every call of it can. Change what the message names and run again; or run without `--flag`, which decides call by call.",
  },
  "redis-kv/context-getter": {
    level: "safe",
    short: "client of a Next.js module → function",
    help: "`getCloudflareContext()` works only while a request is handled, so the constant becomes a function.",
  },
  "redis-kv/context-at-module-scope": {
    level: "manual",
    short: "the binding is used when a module loads",
    help: "`getCloudflareContext()` works only inside a request. Move the use into a function that runs during one.",
  },
  "redis-kv/short-ttl": {
    level: "note",
    limit: "kv-ttl",
    short: "lives 60 seconds instead of less",
    help: "KV keeps a value for at least 60 seconds. Where that matters, put the end into the metadata: `put(key, value, { expirationTtl: 60, metadata: { end } })`, and compare it with `getWithMetadata(key)`; or use a Durable Object with an alarm.",
  },
  "redis-kv/lock": {
    level: "manual",
    short: "SET NX: a lock needs a Durable Object",
    help: durableObject(
      'export class Lock extends DurableObject {\n  async acquire(owner: string, ms: number) {\n    const held = this.ctx.storage.kv.get<{ owner: string; until: number }>("lock");\n    if (held && held.until > Date.now()) return false;\n    this.ctx.storage.kv.put("lock", { owner, until: Date.now() + ms });\n    return true;\n  }\n}',
    ),
  },
  "redis-kv/counter": {
    level: "manual",
    short: "INCR: a counter needs a Durable Object",
    help: durableObject(
      'incrby(key: string, by: number) {\n  return this.ctx.storage.sql.exec<{ v: number }>(\n    "INSERT INTO counters (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = v + excluded.v RETURNING v", key, by).one().v;\n}',
    ),
  },
  "redis-kv/rate-limit": {
    level: "manual",
    short: "rate limiter: the Rate Limiting binding",
    help: '`"ratelimits": [{ "name": "RL", "namespace_id": "1001", "simple": { "limit": 10, "period": 60 } }]` in the wrangler config (wrangler 4.36 or later), and `const { success } = await env.RL.limit({ key: ip });`. The period is 10 or 60 seconds, and each location counts for itself. An exact or longer limit needs a Durable Object.',
  },
  "redis-kv/hash": {
    level: "manual",
    short: "hash: a Durable Object, or a row in D1",
    help:
      durableObject(
        'hset(key: string, field: string, value: string) {\n  this.ctx.storage.sql.exec(\n    "INSERT INTO hashes (k, f, v) VALUES (?, ?, ?) ON CONFLICT (k, f) DO UPDATE SET v = excluded.v", key, field, value);\n}',
      ) +
      " With a single writer, one JSON value in KV does: `put(key, JSON.stringify(fields))`. Fields that are searched belong into D1.",
  },
  "redis-kv/list": {
    level: "manual",
    short: "list: a Durable Object",
    help:
      durableObject(
        'rpush(key: string, value: string) {\n  this.ctx.storage.sql.exec("INSERT INTO lists (k, v) VALUES (?, ?)", key, value);\n}',
      ) + " A list that jobs are taken from is a queue: Cloudflare Queues.",
  },
  "redis-kv/job-queue": {
    level: "manual",
    short: "list used as a queue: Cloudflare Queues",
    help: "Send with `await env.JOBS.send(body)`, and take in the Worker's `queue` handler:\n\n```ts\nasync queue(batch: MessageBatch<Job>) {\n  for (const message of batch.messages) {\n    await handle(message.body);\n    message.ack();\n  }\n}\n```\n\nA message comes at least once, and in no fixed order.",
  },
  "redis-kv/set": {
    level: "manual",
    short: "set: a Durable Object, or a table in D1",
    help: durableObject(
      'sadd(key: string, member: string) {\n  this.ctx.storage.sql.exec("INSERT OR IGNORE INTO sets (k, m) VALUES (?, ?)", key, member);\n}',
    ),
  },
  "redis-kv/sorted-set": {
    level: "manual",
    short: "sorted set: a Durable Object, or a table in D1",
    help: durableObject(
      'zrange(key: string, limit: number) {\n  return this.ctx.storage.sql.exec("SELECT m FROM zsets WHERE k = ? ORDER BY score, m LIMIT ?", key, limit).toArray();\n}',
    ),
  },
  "redis-kv/stream": {
    level: "manual",
    short: "stream: Cloudflare Queues, or a Durable Object",
    help: "A stream that workers consume is a queue: `await env.EVENTS.send(event)` and a `queue` handler. A log that is read again by position is a table in a Durable Object with an `INTEGER PRIMARY KEY AUTOINCREMENT`.",
  },
  "redis-kv/pub-sub": {
    level: "manual",
    short: "pub/sub: a Durable Object with hibernating WebSockets",
    help: "```ts\nexport class Channel extends DurableObject {\n  fetch(request: Request) {\n    const [client, server] = Object.values(new WebSocketPair());\n    this.ctx.acceptWebSocket(server);\n    return new Response(null, { status: 101, webSocket: client });\n  }\n  publish(message: string) {\n    for (const socket of this.ctx.getWebSockets()) socket.send(message);\n  }\n}\n```\n\n`await env.CHANNEL.getByName(name).publish(message)`. Messages between Workers, with no socket: Cloudflare Queues.",
  },
  "redis-kv/subscriber-at-load": {
    level: "manual",
    short: "subscriber that is made while the module loads",
    help: 'A Worker has no process that could listen between requests, and may open no connection while it loads. Turn the call around: the object that holds the sockets of the browsers is called by who publishes.\n\n```ts\n// was: redis.publish("events", message)\nawait env.EVENTS.getByName("events").publish(message);\n\n// was: subscriber.on("message", (_, message) => { for (const socket of sockets) socket.send(message); })\nexport class Events extends DurableObject {\n  fetch() {\n    const [client, server] = Object.values(new WebSocketPair());\n    this.ctx.acceptWebSocket(server);\n    return new Response(null, { status: 101, webSocket: client });\n  }\n  publish(message: string) {\n    for (const socket of this.ctx.getWebSockets()) socket.send(message);\n  }\n}\n```\n\nThe route that took the WebSockets says `return env.EVENTS.getByName("events").fetch(request)`. A listener that does work, with no socket: `await env.JOBS.send(message)` and a `queue` handler (Cloudflare Queues). One that empties a cache in memory: read from KV or the object instead, as each instance of a Worker has a memory of its own.',
  },
  "redis-kv/script": {
    level: "manual",
    short: "Lua script: a method of a Durable Object",
    help: "What the script does in one step, a method of a Durable Object does too: `this.ctx.storage.transactionSync(() => { … })`.",
  },
  "redis-kv/transaction": {
    level: "manual",
    short: "transaction: a Durable Object",
    help: "KV has nothing that makes several commands one. `this.ctx.storage.transactionSync(() => { … })` in a Durable Object does, and takes everything back if it throws.",
  },
  "redis-kv/flush": {
    level: "manual",
    short: "FLUSHDB and FLUSHALL are never converted",
    help: "List the keys with a prefix and delete them one by one, or give the data another prefix and let the old one expire.",
  },
  "redis-kv/raw-command": {
    level: "manual",
    short: "command given as text",
    help: '`sendCommand(["GET", key])` and `call("GET", key)`: write it as a method of the client and run again.',
  },
  "redis-kv/unsupported-command": {
    level: "manual",
    short: "command without a counterpart in KV",
    help: "A Durable Object with SQLite storage can hold whatever the command works on. Bit fields, HyperLogLog, geo indexes and search have nothing like them on Workers: D1 has full-text search (`fts5`), Vectorize vectors.",
  },
  "redis-kv/set-options": {
    level: "manual",
    short: "options of a command that could not be read",
    help: "KV's `put` takes `expirationTtl` (seconds, at least 60) or `expiration` (seconds since 1970). Write the options as a literal at the call and run again.",
  },
  "redis-kv/key-or-value": {
    level: "manual",
    short: "key or value of a kind that KV does not take",
    help: "A key is a string of at most 512 bytes, a value a string, an ArrayBuffer or a stream. Give binary keys as text, and objects through `JSON.stringify`.",
  },
  "redis-kv/callback": {
    level: "manual",
    short: "command with a callback",
    help: "KV gives promises only. Write `const value = await redis.get(key)` and run again.",
  },
  "redis-kv/shared-key": {
    level: "manual",
    short: "the key is also used by a command that stays",
    help: "A command that KV cannot do uses the same key, or may. Both have to look into the same store, so this one stays in Redis too. Where the keys are different after all, give them prefixes that differ: then it is converted.",
  },
  "redis-kv/key-unproven": {
    level: "note",
    short: "keys that may be those of a command that stays",
    help: "The key could not be followed to where it is made. It was taken to be another one than the keys of the command that stays in Redis. Look whether that is so.",
  },
  "redis-kv/optional-client": {
    level: "manual",
    short: "command on a client that may be missing",
    help: "`redis?.get(key)` does nothing where there is no client. A binding is always there. Say what should happen, and write the call without `?.`.",
  },
  "redis-kv/handle-escapes": {
    level: "manual",
    short: "the client is given to a package",
    help: "The package expects a Redis client, whatever its types say. The message names what takes its place on Workers.",
  },
  "redis-kv/framework": {
    level: "manual",
    short: "package that is built on Redis",
    help: "The package talks to Redis itself. The message names its counterpart on Workers.",
  },
  "redis-kv/library-class": {
    level: "manual",
    short: "use of a class or type of the client without a counterpart",
    help: "`extends Redis`, `instanceof Redis`, types of options and errors. A KV binding has no class and no options.",
  },
  "redis-kv/dynamic-member": {
    level: "manual",
    short: "member of the client that is taken by name or apart from it",
    help: "`redis[name](…)` and `const { get } = redis`: write the call as `redis.get(…)` and run again.",
  },
  "redis-kv/unproven-receiver": {
    level: "manual",
    short: "call that looks like a Redis command",
    help: "What the receiver is could not be proven: give it the client's type, and run again. If it is no Redis client, nothing is to be done.",
  },
  "redis-kv/remaining-import": {
    level: "manual",
    short: "the client is loaded in a way that could not be followed",
    help: "A mock, `require`, a re-export or a dynamic `import()`. The package stays in package.json until it is gone.",
  },
  "redis-kv/client-stays": {
    level: "note",
    short: "the Redis client stays, for what KV cannot do",
    help: "The other findings name its uses. When the last one is gone, run again: the client, its connection and its package go too.",
  },
  "redis-kv/connection-setting": {
    level: "note",
    short: "condition on the address of a Redis server",
    help: "A binding has no address. A condition that turns the cache off where none is set would turn it off for good: remove it.",
  },
  "redis-kv/setting-in-file": {
    level: "note",
    short: "address of a Redis server in a workflow, a compose file, vercel.json or turbo.json",
    help: "A binding has no address. Delete the variables there, and a Redis service that is started for nothing else.",
  },
  "redis-kv/setting-in-env-file": {
    level: "note",
    short: "address of a Redis server in an env file",
    help: "A binding has no address. Delete the variables there; what is set for `wrangler dev` stands in .dev.vars or .env.",
  },
  "redis-kv/connection-listener": {
    level: "manual",
    short: "listener or check of the connection that does more than log",
    help: "A binding has no connection, so the event never comes. Move what the listener does to where it is needed.",
  },
  "redis-kv/outside-paths": {
    level: "manual",
    short: "file outside of the paths uses the client",
    help: "It shares a program with files that were changed. Run the transform over it too.",
  },
} as const satisfies CodeTable;
