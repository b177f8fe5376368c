export const POST = () => new Response("no app of Next.js");
