import { ChatServer } from "./chat-server";

const chat = new ChatServer("lobby");
chat.start(Number(process.env.PORT ?? 3000));

process.on("SIGINT", () => chat.stop());
