export const GET = () => new Response(new Date().toISOString());
