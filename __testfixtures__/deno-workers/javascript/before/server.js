const port = parseInt(Deno.env.get("PORT") || "8000");

const counts = new Map();

Deno.serve({ port }, async (req) => {
  const { pathname } = new URL(req.url);
  counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
  return Response.json({ count: counts.get(pathname) });
});
