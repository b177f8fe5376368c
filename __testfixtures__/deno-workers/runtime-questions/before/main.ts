const isDeno = typeof Deno !== "undefined";
const region = globalThis.Deno?.env.get("REGION");

export default {
  port: 8000,
  async fetch(request: Request): Promise<Response> {
    const name = typeof Deno === "undefined" ? "a Worker" : Deno.version.deno;
    const { env } = Deno;
    return new Response(`${name} ${isDeno} ${region} ${env.get("X")} ${request.url}`);
  },
};
