import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** A program shaped like a Worker. */
export interface Application {
  fetch(request: Request): Promise<Response>;
}

/**
 * Loads the module that is named on the command line and exports `default { fetch(request) }`.
 *
 * @param served settles when the module serves by itself, for which it may take a few seconds
 */
export async function loadApplication(served?: Promise<void>): Promise<Application> {
  const [entry] = process.argv.slice(2);
  if (entry === undefined) throw new Error("usage: serve <module>");
  const module = (await import(pathToFileURL(path.resolve(entry)).href)) as { default?: { fetch?: Handler } };
  const application = module.default;
  if (typeof application?.fetch === "function") return { fetch: answering(application.fetch.bind(application)) };
  const isServed = await Promise.race([served?.then(() => true), served && setTimeout(20_000, false)]);
  if (isServed) return { fetch: () => Promise.reject(new Error("the module serves itself")) };
  throw new Error(`${entry} does not export default { fetch(request) }`);
}

type Handler = (request: Request, ...others: unknown[]) => Response | Promise<Response>;

/** An exception that escapes a handler becomes the same answer as on the Worker's side, whatever a runtime would say. */
export function answering(fetch: Handler): Application["fetch"] {
  return async (request, ...others: unknown[]) => {
    try {
      return await fetch(request, ...others);
    } catch (error) {
      console.error(error);
      const headers = { "content-type": "text/plain", "x-uncaught": encodeURIComponent(String(error)) };
      return new Response("uncaught exception", { status: 500, headers });
    }
  };
}

/** Tells the process that started this one where to send requests. */
export function announcePort(port: number): void {
  console.log(`serving on port ${port}`);
}
