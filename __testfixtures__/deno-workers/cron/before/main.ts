import { cleanUp } from "./clean-up.ts";

let runs = 0;

Deno.cron("count the runs", "*/10 * * * *", async () => {
  await Promise.resolve();
  runs += 1;
});

Deno.cron("clean up", "0 3 * * 2-6", cleanUp);

Deno.serve(() => Response.json({ runs }));
