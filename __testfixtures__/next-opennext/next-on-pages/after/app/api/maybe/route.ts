import { getOptionalRequestContext } from "@cloudflare/next-on-pages";

export const GET = () => new Response(getOptionalRequestContext()?.env.GREETING ?? "hello");
