import { report } from "./report.ts";

Deno.cron("by object", { hour: { every: 6 } }, () => console.log("six hours"));
Deno.cron("with a signal", "0 1 * * *", { signal: AbortSignal.timeout(1000) }, () => console.log("one"));

const handler = (request: Request) => new Response(request.url);

export default {
  fetch: handler,
  async scheduled(controller: { readonly cron: string }) {
    if (controller.cron === "30 8 * * SUN") await report();
  },
};
