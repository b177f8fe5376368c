import http from "node:http";
import https from "node:https";
import * as net from "net";
import { Elysia } from "elysia";
import Fastify from "fastify";

const app = Fastify();
await app.listen({ port: 3000 });

https.createServer({}, (_, response) => response.end("secure")).listen(443);
net.createServer((socket) => socket.end()).listen(7);

export function start(port: number) {
  return http.createServer((_, response) => response.end("later")).listen(port);
}

const api = new Elysia().get("/", () => "hello");
export function serveApi() {
  return api.get("/more", () => "more").listen(3001);
}

const queue = { listen: (name: string) => name };
queue.listen("jobs");
