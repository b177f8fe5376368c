import { app } from "./src/app.ts";
import { forgetOldPitches } from "./src/pitches.ts";

const forgetOldPitches2 = async () => {
  const count = await forgetOldPitches();
  console.log(`forgot ${count} pitches`);
};

export default {
  fetch: app.fetch,
  async scheduled(controller: { readonly cron: string }) {
    if (controller.cron === "0 3 * * SUN") await forgetOldPitches2();
  },
};
