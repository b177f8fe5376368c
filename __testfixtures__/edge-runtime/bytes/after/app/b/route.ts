export const dynamic = "error";
export const maxDuration = 30;

export const GET = () => new Response("ok");