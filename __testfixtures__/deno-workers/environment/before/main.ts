const prefix = Deno.env.get("PREFIX") || "none";
const names = ["A", "B"];

Deno.env.set("COUNT", String(names.length));
if (!Deno.env.has("MODE")) {
  Deno.env.set("MODE", "test");
}
Deno.env.delete("GONE");

Deno.serve((request) => {
  const key = new URL(request.url).searchParams.get("key") ?? "COUNT";
  const all = Deno.env.toObject();
  return Response.json({
    prefix,
    value: Deno.env.get(key) ?? null,
    known: Deno.env.has(key),
    mode: all.MODE,
    gone: Deno.env.get("GONE")?.length ?? 0,
    dashed: Deno.env.get("with-dash") ?? "no",
  });
});
