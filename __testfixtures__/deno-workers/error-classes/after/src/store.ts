import { PermissionDenied, NotFound as NotFound2 } from "./deno-errors.ts";

const { NotFound } = { NotFound: "a name of its own" };

export function find(id: string): { id: string } {
  if (id === "secret") throw new PermissionDenied("not for you");
  if (id === "missing") throw new NotFound2(`no ${id}`);
  if (id === NotFound) throw new Error(NotFound);
  return { id };
}
