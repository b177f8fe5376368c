import { delay, join, serve, z } from "./deps.ts";

const query = z.object({ name: z.string() });

serve(async (request) => {
  const { name } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  await delay(10);
  return new Response(join("/files", name));
}, { port: 8000, onListen: () => console.log("listening") });
