/** What becomes of the options of `Deno.serve()`. https://docs.deno.com/api/deno/~/Deno.serve */
export const serveOptions = {
  handler: "handler",
  onError: "handler",
  onListen: "dropped",
  port: "dropped",
  hostname: "dropped",
  transport: "dropped",
  path: "dropped",
  cid: "dropped",
  reusePort: "dropped",
  tcpBacklog: "dropped",
  signal: "dropped",
  automaticCompression: "dropped",
  cert: "dropped",
  key: "dropped",
  keyFormat: "dropped",
  alpnProtocols: "dropped",
} as const satisfies Readonly<Record<string, "handler" | "dropped">>;
