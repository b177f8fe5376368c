import { startServer } from "./server/index";
import { serveOnFirstRequest } from "./server/socket-server";

async function main() {
  await startServer(3000);
}

export default serveOnFirstRequest(main);

export { SocketServer } from "./server/socket-server";
