/** Run by Deno: `serve-on-deno.ts <module>` lets a module serve that calls `Deno.serve`, or serves one that exports its handler. */
import process from "node:process";
import { announcePort, answering, loadApplication, type Application } from "./application.js";

interface ServeOptions {
  readonly handler?: Application["fetch"];
  readonly onError?: unknown;
  readonly onListen?: (address: { readonly port: number }) => void;
}

interface DenoServer {
  readonly addr: { readonly port: number };
}

interface DenoGlobal {
  serve(options: object, handler: Application["fetch"]): DenoServer;
}

// Declared here, because this repository's own types are Node's.
declare const Deno: DenoGlobal;

const { serve } = Deno;
let own: DenoServer | undefined;
const starts = new Set<() => void>();
const served = new Promise<void>((resolve) => starts.add(resolve));

/** All three forms: `serve(handler)`, `serve(options, handler)`, `serve({ handler, …options })`. */
Object.defineProperty(Deno, "serve", {
  value: (first: ServeOptions | Application["fetch"], second?: Application["fetch"]): DenoServer => {
    const options = typeof first === "function" ? {} : first;
    const handler = typeof first === "function" ? first : (second ?? options.handler);
    if (!handler) throw new TypeError("Deno.serve() without a handler");
    // What a handler of errors takes is the program's; what it lets escape is answered as everywhere.
    const answer = options.onError === undefined ? answering(handler) : handler;
    own = serve(
      { ...options, port: 0, hostname: "127.0.0.1", onListen: options.onListen ?? (() => undefined) },
      answer,
    );
    for (const start of starts) start();
    return own;
  },
});

/** A module that asks whether it is the main one is started by itself, and this one before it. */
if (process.env.SERVED_BY_ITSELF === "1") void served.then(() => announcePort(own?.addr.port ?? 0));
else await load();

async function load(): Promise<void> {
  const application = await loadApplication(served);
  const options = { port: 0, hostname: "127.0.0.1", onListen: () => undefined };
  const server = own ?? serve(options, (request) => application.fetch(request));
  announcePort(server.addr.port);
}
