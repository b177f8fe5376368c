import { spawn } from "node:child_process";
import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Redis } from "ioredis";
import type { Runtime } from "../runtimes/install.js";
import { freePort } from "./free-port.js";
import type { Service } from "./services.js";

/**
 * Starts a Redis server that is empty and writes nothing to the disk, and in front of it an emulator of Upstash's REST
 * API, which the clients of Upstash and Vercel talk to.
 */
export async function startRedis(runtime: Runtime): Promise<Service> {
  const port = await freePort();
  const parameters = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(runtime.executable, parameters, {
    env: { ...process.env, ...(runtime.libraries === undefined ? {} : { LD_LIBRARY_PATH: runtime.libraries }) },
    stdio: "ignore",
  });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const client = new Redis(port, "127.0.0.1", { retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on("error", () => undefined);
  await client.ping();
  const rest = await serveRest(client);
  const token = "token";
  return {
    environment: {
      REDIS_URL: `redis://127.0.0.1:${String(port)}`,
      UPSTASH_REDIS_REST_URL: rest.url,
      UPSTASH_REDIS_REST_TOKEN: token,
      KV_REST_API_URL: rest.url,
      KV_REST_API_TOKEN: token,
    },
    async stop() {
      await rest.stop();
      client.disconnect();
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/**
 * An emulator, not the service: commands as JSON arrays to `/`, lists of them to `/pipeline` and `/multi-exec`, and
 * answers in base64 where these are asked for. https://upstash.com/docs/redis/features/restapi
 */
async function serveRest(client: Redis): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createHttpServer((request, response) => {
    const answer = async () => {
      const body = JSON.parse(await textOf(request)) as unknown[];
      const inBase64 = request.headers["upstash-encoding"] === "base64";
      const run = async (command: unknown[]) => {
        const [name, ...values] = command.map((value) => String(value));
        try {
          const result = asSent(await client.call(name ?? "", ...values));
          return { result: inBase64 ? encoded(result) : result };
        } catch (error) {
          return { error: error instanceof Error ? error.message : String(error) };
        }
      };
      const isList = request.url === "/pipeline" || request.url === "/multi-exec";
      const results = [];
      for (const command of isList ? (body as unknown[][]) : [body]) results.push(await run(command));
      const [only] = results;
      const failed = !isList && only !== undefined && "error" in only;
      response.writeHead(failed ? 400 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(isList ? results : only));
    };
    answer().catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** ioredis makes an object of HGETALL's reply; the server sends a list of fields and values. */
function asSent(result: unknown): unknown {
  const isFields = typeof result === "object" && result !== null && !Array.isArray(result);
  return isFields ? Object.entries(result).flat() : result;
}

function encoded(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encoded);
  return typeof result === "string" && result !== "OK" ? Buffer.from(result).toString("base64") : result;
}
