import { jobs } from "./jobs";

const start = async () => {
  await jobs.prepare();
  const handler = {
    fetch: () => Response.json(jobs.names()),
  };
  jobs.ready = true;
  return handler;
};

let ready: ReturnType<typeof start> | undefined;

export default {
  async fetch(): Promise<Response> {
    ready ??= start().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await ready).fetch();
  },
};
