import { app } from "./app";

async function main() {
  return { fetch: app.fetch };
}

let ready: ReturnType<typeof main> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    ready ??= main().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await ready).fetch(request);
  },
};
