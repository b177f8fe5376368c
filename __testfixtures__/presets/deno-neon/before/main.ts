import { app } from "./src/app.ts";
import { forgetOldPitches } from "./src/pitches.ts";

Deno.cron("forget old pitches", "0 3 * * SUN", async () => {
  const count = await forgetOldPitches();
  console.log(`forgot ${count} pitches`);
});

const port = Number(Deno.env.get("PORT") ?? 8001);

Deno.serve({ port, onListen: ({ port }) => console.log(`listening on ${port}`) }, app.fetch);
