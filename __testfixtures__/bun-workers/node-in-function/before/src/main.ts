import { startServer } from "./server.ts";

async function main(): Promise<void> {
  const server = await startServer("good morning", Number(process.env.PORT ?? 3000));
  process.on("SIGTERM", () => server.close());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
