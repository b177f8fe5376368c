const greeting = Deno.env.get("GREETING") ?? "hello";

Deno.serve(async (req) => {
  const url = new URL(req.url);
  if (req.method === "POST") return Response.json({ echo: await req.text() });
  return new Response(`${greeting} ${url.pathname.slice(1)}`);
});
