/** Finds the route of a request as Bun.serve() does. Generated once: the file is yours. */

import type { Server } from "./socket-server";

type Parameters<Path extends string> = string extends Path
  ? Record<string, string>
  : Path extends `${string}/:${infer Name}/${infer Rest}`
    ? { [Key in Name | keyof Parameters<`/${Rest}`>]: string }
    : Path extends `${string}/:${infer Name}`
      ? { [Key in Name]: string }
      : {};

export type RouteRequest<Path extends string = string> = Request & { readonly params: Parameters<Path> };

type Answer = Response | undefined | void | Promise<Response | undefined | void>;
type RouteHandler<Path extends string> = (request: RouteRequest<Path>, server: Server) => Answer;
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
type Route<Path extends string> = RouteHandler<Path> | { [Key in Method]?: RouteHandler<Path> } | false;

export type Routes<Path extends string> = { [Key in Path]: Route<Key> };

export interface ServeOptions<Path extends string> {
  routes?: Routes<Path>;
  fetch?: (request: Request, server: Server) => Answer;
  error?: (error: Error) => Response | Promise<Response>;
}

export function serveHandler<Path extends string>({ routes, fetch, error }: ServeOptions<Path>) {
  const table = (Object.entries(routes ?? {}) as [string, Route<string>][])
    .map(([path, route]) => ({ segments: path.split("/"), route }))
    .sort((a, b) => compare(a.segments, b.segments));
  const answer = async (request: Request, server: Server): Promise<Response | undefined | void> => {
    const path = new URL(request.url).pathname.split("/");
    for (const { segments, route } of table) {
      const params = match(segments, path);
      if (!params) continue;
      const handler = handlerOf(route, request.method);
      if (handler) return handler(Object.assign(request, { params }), server);
      break;
    }
    return fetch ? fetch(request, server) : new Response("Not Found", { status: 404 });
  };
  return {
    async fetch(request: Request, server: Server): Promise<Response | undefined | void> {
      if (!error) return answer(request, server);
      try {
        return await answer(request, server);
      } catch (thrown) {
        return error(thrown as Error);
      }
    },
  };
}

function handlerOf(route: Route<string>, method: string): RouteHandler<string> | undefined {
  if (route === false) return undefined;
  if (typeof route === "function") return route;
  const handlers: Record<string, RouteHandler<string> | undefined> = route;
  return handlers[method] ?? (method === "HEAD" ? handlers["GET"] : undefined);
}

/** The decoded parameters of a path that fits. */
function match(segments: string[], path: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = path[index];
    if (segment === "*" && index === segments.length - 1) return part === undefined ? undefined : params;
    if (part === undefined) return undefined;
    if (segment.startsWith(":")) {
      if (part === "") return undefined;
      params[segment.slice(1)] = decodeURIComponent(part);
    } else if (segment !== part && segment !== "*") return undefined;
  }
  return segments.length === path.length ? params : undefined;
}

/** Exact segments come before parameters, and these before wildcards. */
function compare(a: string[], b: string[]): number {
  const rank = (segment = "") => (segment === "*" ? 2 : segment.startsWith(":") ? 1 : 0);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = rank(a[index]) - rank(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}
