import { join, z } from "./deps.ts";
import { setTimeout as delay } from "node:timers/promises";

const query = z.object({ name: z.string() });

const handler = async (request: Request) => {
  const { name } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  await delay(10);
  return new Response(join("/files", name));
};

export default { fetch: handler };
