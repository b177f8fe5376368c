/** The modules of Node that may be imported without `node:`. https://nodejs.org/api/module.html#modulebuiltinmodules */
export const builtinModules: ReadonlySet<string> = new Set([
  "assert",
  "async_hooks",
  "buffer",
  "child_process",
  "cluster",
  "console",
  "constants",
  "crypto",
  "dgram",
  "diagnostics_channel",
  "dns",
  "domain",
  "events",
  "fs",
  "http",
  "http2",
  "https",
  "inspector",
  "module",
  "net",
  "os",
  "path",
  "perf_hooks",
  "process",
  "punycode",
  "querystring",
  "readline",
  "repl",
  "stream",
  "string_decoder",
  "timers",
  "tls",
  "tty",
  "url",
  "util",
  "v8",
  "vm",
  "wasi",
  "worker_threads",
  "zlib",
]);

/**
 * Modules of Node that a Worker can import, and whose functions throw there. Run on workerd with `nodejs_compat`; see
 * https://developers.cloudflare.com/workers/runtime-apis/nodejs/.
 */
const missing = {
  child_process: "no processes: a Container, or a service outside",
  cluster: "no processes: Workers scale by themselves",
  dgram: "no UDP",
  inspector: "no inspector in production",
  repl: "no terminal",
  sqlite: "no files: D1, or SQLite in a Durable Object",
  vm: "no code from texts at run time",
  worker_threads: "no threads: other Workers, Queues or Durable Objects",
} as const satisfies Readonly<Record<string, string>>;

/** Why a module of Node is of no use on Workers, by its name with `node:`; `undefined` where it is. */
export function missingNodeModule(name: string): string | undefined {
  const plain = name.startsWith("node:") ? name.slice("node:".length) : undefined;
  return plain !== undefined && Object.hasOwn(missing, plain) ? missing[plain as keyof typeof missing] : undefined;
}
