const { NotFound } = { NotFound: "a name of its own" };

export function find(id: string): { id: string } {
  if (id === "secret") throw new Deno.errors.PermissionDenied("not for you");
  if (id === "missing") throw new Deno.errors.NotFound(`no ${id}`);
  if (id === NotFound) throw new Error(NotFound);
  return { id };
}
