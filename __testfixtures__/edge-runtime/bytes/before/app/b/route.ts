export const dynamic = "error";
export const runtime = "edge";
export const maxDuration = 30;

export const GET = () => new Response("ok");