import { cleanUp } from "./clean-up.ts";

let runs = 0;

const countTheRuns = async () => {
  await Promise.resolve();
  runs += 1;
};

const handler = () => Response.json({ runs });

export default {
  fetch: handler,
  async scheduled(controller: { readonly cron: string }) {
    if (controller.cron === "*/10 * * * *") await countTheRuns();
    if (controller.cron === "0 3 * * MON-FRI") cleanUp();
  },
};
