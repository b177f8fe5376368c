import { startServer } from "./server/index";

async function main() {
  await startServer(3000);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
