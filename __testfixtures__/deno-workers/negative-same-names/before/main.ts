const Deno = {
  env: { get: (name: string) => name.toLowerCase() },
  serve: (handler: () => string) => handler(),
  exit: (status: number) => status,
};

export const result = [Deno.env.get("NAME"), Deno.serve(() => "served"), Deno.exit(1)];

export function inner(Deno: { readTextFile(path: string): string }): string {
  return Deno.readTextFile("// Deno.serve(handler)");
}
