export const secret = () => Deno.env.get("SECRET")?.slice(0, 2) ?? "none";
