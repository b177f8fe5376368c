/** Run by Bun: `serve-on-bun.ts <module>` serves a Worker-shaped module, or lets one serve that calls `Bun.serve`. */
import { announcePort, answering, loadApplication, type Application } from "./application.js";

interface ServeOptions {
  readonly port?: number;
  readonly hostname?: string;
  readonly fetch?: Application["fetch"];
}

interface BunGlobal {
  serve(options: ServeOptions): { readonly port: number };
}

// Declared here, because this repository's own types are Node's.
declare const Bun: BunGlobal;

const { serve } = Bun;
let own: { readonly port: number } | undefined;
const starts = new Set<() => void>();
const served = new Promise<void>((resolve) => starts.add(resolve));
Bun.serve = (options) => {
  // Handlers of errors and routes are the program's; what it lets escape is answered as everywhere.
  const isPlain = !("error" in options) && !("routes" in options) && !("websocket" in options);
  const escapes = isPlain && options.fetch;
  own = serve({ ...options, port: 0, hostname: "127.0.0.1", ...(escapes && { fetch: answering(escapes) }) });
  for (const start of starts) start();
  return own;
};

const application = await loadApplication(served);
const server = own ?? serve({ port: 0, hostname: "127.0.0.1", fetch: (request) => application.fetch(request) });
announcePort(server.port);
