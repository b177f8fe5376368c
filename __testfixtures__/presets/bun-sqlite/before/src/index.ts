import { createApp } from "./app";
import { loadConfig } from "./config";
import { Database } from "./db/database";

function main() {
  const config = loadConfig();
  const db = new Database(config.databasePath);
  const app = createApp(db, config);

  const server = Bun.serve({
    port: Number(process.env.PORT ?? "3000"),
    fetch: app.fetch,
  });
  console.log(`Listening on ${server.hostname}:${server.port}`);

  process.on("SIGTERM", () => {
    server.stop();
    process.exit(0);
  });
}

main();
