const greeting = process.env.GREETING ?? "hello";

const handler = async (req: Request) => {
  const url = new URL(req.url);
  if (req.method === "POST") return Response.json({ echo: await req.text() });
  return new Response(`${greeting} ${url.pathname.slice(1)}`);
};

export default { fetch: handler };
