/** Run by Bun: `serve-on-bun.ts <module>` serves a Worker-shaped module. */
import { announcePort, loadApplication, type Application } from "./application.js";

interface BunGlobal {
  serve(options: { port: number; hostname: string; fetch: Application["fetch"] }): { port: number };
}

// Declared here, because this repository's own types are Node's.
declare const Bun: BunGlobal;

const application = await loadApplication();
const server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: (request) => application.fetch(request) });
announcePort(server.port);
