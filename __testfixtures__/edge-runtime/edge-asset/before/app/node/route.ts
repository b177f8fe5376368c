export const runtime = "nodejs";

export const GET = () => new Response(new URL("./a.txt", import.meta.url).pathname);
