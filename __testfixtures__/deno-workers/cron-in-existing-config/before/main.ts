import { report } from "./report.ts";

Deno.cron("weekly report", "30 8 * * 1", report);
Deno.cron("by object", { hour: { every: 6 } }, () => console.log("six hours"));
Deno.cron("with a signal", "0 1 * * *", { signal: AbortSignal.timeout(1000) }, () => console.log("one"));

Deno.serve((request) => new Response(request.url));
