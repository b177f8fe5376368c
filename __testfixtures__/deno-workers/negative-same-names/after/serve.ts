function serve(handler: () => string): string {
  return handler();
}

export const served = serve(() => "npm:nothing https://deno.land/std/http/server.ts");
export const members = { Deno: 1, serve: 2 };
export const one = members.Deno;
