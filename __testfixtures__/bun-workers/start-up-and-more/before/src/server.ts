import { serve } from "bun";
import { jobs } from "./jobs";

const start = async () => {
  await jobs.prepare();
  serve({
    fetch: () => Response.json(jobs.names()),
    port: 8080,
  });
  jobs.ready = true;
};

await start();
