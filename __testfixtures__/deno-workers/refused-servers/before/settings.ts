export const options = { port: Number(Deno.env.get("PORT")) };
