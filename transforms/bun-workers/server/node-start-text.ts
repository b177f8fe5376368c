/** The generated module with which a program that lets a server of Node listen in a function becomes a Worker. */
export const nodeStartText = `import { httpServerHandler } from "cloudflare:node";

/*
 * A server of Node that a function starts, as a Worker. Generated once: the file is yours.
 */

interface Handler {
  fetch(request: Request, ...others: unknown[]): Promise<Response>;
}
let handler: Handler | undefined;

/** Takes the server that answers the Worker's requests, when it listens. */
export function listening<Server extends { address(): unknown }>(server: Server): Server {
  const { port } = server.address() as { port: number };
  handler = httpServerHandler({ port }) as unknown as Handler;
  return server;
}

/** The handler of a Worker whose program starts with the first request. A start that fails is tried again by the next. */
export function startOnFirstRequest(start: () => unknown): Handler {
  let ready: Promise<unknown> | undefined;
  return {
    async fetch(request: Request, ...others: unknown[]): Promise<Response> {
      ready ??= (async () => start())().catch((error: unknown) => {
        ready = undefined;
        throw error;
      });
      await ready;
      if (!handler) throw new Error("the program does not listen");
      return handler.fetch(request, ...others);
    },
  };
}
`;
