// Part of @cloudflare/workers-types, which can take the place of this file.
declare module "cloudflare:node" {
  /** Hands the requests of a Worker to the server of Node that listens on a port. */
  export function httpServerHandler(options: { port: number }): {
    fetch(request: Request, ...others: unknown[]): Promise<Response>;
  };
}
