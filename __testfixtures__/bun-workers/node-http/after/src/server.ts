import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { httpServerHandler } from "cloudflare:node";

const port = Number(process.env.PORT ?? 3000);
const notes: string[] = ["first"];

const server = createServer((request, response) => {
  void answer(request, response);
});

server.listen(port, () => {
  console.log(`http://localhost:${port}`);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    notes.push(text);
    response.writeHead(201, { "content-type": "application/json", "x-notes": String(notes.length) });
    response.end(JSON.stringify({ text }));
    return;
  }
  if (request.url !== "/notes") {
    response.statusCode = 404;
    response.setHeader("content-type", "text/plain");
    response.end(`There is no ${request.url}`);
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(notes));
}

export default httpServerHandler({ port });
