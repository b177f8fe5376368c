/** Run by Node: `serve-on-node.mjs <module>` serves a Worker-shaped module. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { announcePort, loadApplication } from "./application.js";

const application = await loadApplication();
const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") announcePort(address.port);
});

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await application.fetch(await toRequest(incoming));
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  return new Request(url, { method: incoming.method ?? "GET", headers, body });
}
