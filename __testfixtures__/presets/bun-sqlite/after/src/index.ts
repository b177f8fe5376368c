import { createApp } from "./app";
import { loadConfig } from "./config";
import { Database } from "./db/database";

function main() {
  const config = loadConfig();
  const db = new Database(config.databasePath);
  const app = createApp(db, config);

  return {
    fetch: app.fetch,
  };
}

let ready: ReturnType<typeof main> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    ready ??= main();
    return ready.fetch(request);
  },
};
