import { startServer } from "./server.ts";
import { startOnFirstRequest } from "./node-start.ts";

async function main(): Promise<void> {
  const server = await startServer("good morning", Number(process.env.PORT ?? 3000));
  process.on("SIGTERM", () => server.close());
}

export default startOnFirstRequest(main);
