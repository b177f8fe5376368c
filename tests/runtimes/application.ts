import path from "node:path";
import { pathToFileURL } from "node:url";

/** A program shaped like a Worker. */
export interface Application {
  fetch(request: Request): Promise<Response>;
}

/**
 * Loads the module that is named on the command line and exports `default { fetch(request) }`. An exception that
 * escapes its handler becomes the same answer as on the Worker's side, whatever a runtime would say of it.
 */
export async function loadApplication(): Promise<Application> {
  const [entry] = process.argv.slice(2);
  if (entry === undefined) throw new Error("usage: serve <module>");
  const module = (await import(pathToFileURL(path.resolve(entry)).href)) as {
    default?: { fetch?: (request: Request) => Response | Promise<Response> };
  };
  const application = module.default;
  if (typeof application?.fetch !== "function") throw new Error(`${entry} does not export default { fetch(request) }`);
  const { fetch } = application;
  return {
    async fetch(request) {
      try {
        return await fetch.call(application, request);
      } catch (error) {
        console.error(error);
        const headers = { "content-type": "text/plain", "x-uncaught": encodeURIComponent(String(error)) };
        return new Response("uncaught exception", { status: 500, headers });
      }
    },
  };
}

/** Tells the process that started this one where to send requests. */
export function announcePort(port: number): void {
  console.log(`serving on port ${port}`);
}
