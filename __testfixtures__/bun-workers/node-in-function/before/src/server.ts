import { createServer, type Server } from "node:http";

export async function startServer(greeting: string, port: number): Promise<Server> {
  const words = await load(greeting);
  let count = 0;
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ words, path: request.url, count: ++count }));
  });
  server.listen(port, () => {
    console.log(`listening on ${port}`);
  });
  return server;
}

async function load(greeting: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return greeting.split(" ");
}
