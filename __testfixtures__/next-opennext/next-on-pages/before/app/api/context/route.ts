import { getRequestContext as context } from "@cloudflare/next-on-pages";

export const GET = () => Response.json({ context }, { headers: context().env });
