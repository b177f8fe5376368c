/** Run by Node: `serve-on-node.mjs <module>` serves a Worker-shaped module, or lets one serve that listens itself. */
import { createServer, Server, type IncomingMessage, type ServerResponse } from "node:http";
import { announcePort, loadApplication } from "./application.js";

const { listen } = Server.prototype;
const starts = new Set<() => void>();
const served = new Promise<void>((resolve) => starts.add(resolve));
const listening = new Set<Server>();
// On a free port, whichever the program asks for.
Server.prototype.listen = function (this: Server, ...parameters: unknown[]) {
  const callback = parameters.find((parameter) => typeof parameter === "function") as (() => void) | undefined;
  listening.add(this);
  for (const start of starts) start();
  Reflect.apply(listen, this, [0, "127.0.0.1", () => (announce(this), callback?.())]);
  return this;
} as typeof listen;

function announce(server: Server): void {
  const address = server.address();
  if (address !== null && typeof address === "object") announcePort(address.port);
}

const application = await loadApplication(served);
if (listening.size === 0) createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen();

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
