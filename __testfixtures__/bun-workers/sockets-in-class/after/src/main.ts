import { ChatServer } from "./chat-server";
import { serveOnFirstRequest } from "./socket-server";

const chat = new ChatServer("lobby");
export default serveOnFirstRequest(() => chat.start(Number(process.env.PORT ?? 3000)));

export { SocketServer } from "./socket-server";

process.on("SIGINT", () => chat.stop());
