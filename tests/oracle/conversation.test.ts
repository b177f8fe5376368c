import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { converse, type Step } from "./conversation.js";

/** Echoes, twice where it is asked to; refuses what asks for no WebSocket. */
const script = `
export default {
  fetch(request) {
    if (request.headers.get("upgrade") !== "websocket" || request.url.endsWith("/none")) return new Response("plain", { status: 400 });
    const [client, server] = Object.values(new WebSocketPair());
    server.binaryType = "arraybuffer";
    server.accept();
    server.addEventListener("message", ({ data }) => {
      if (data === "leave") return server.close(4000, "left");
      server.send(data);
      if (request.url.endsWith("/twice")) server.send(data);
    });
    return new Response(null, { status: 101, webSocket: client });
  },
};`;

describe("a conversation over WebSockets", () => {
  let miniflare: Miniflare;
  let base: string;
  beforeAll(async () => {
    miniflare = new Miniflare({ modules: true, script, compatibilityDate: "2026-04-20" });
    base = (await miniflare.ready).origin;
  });
  afterAll(() => miniflare.dispose());
  const talk = (path: string, ...steps: Step[]) =>
    converse([{ open: "a", path }, ...steps], base, () => Promise.resolve("answered"));

  it("tells text, bytes, plain answers and the end, in order", async () => {
    const told = await talk(
      "/",
      { send: "a", text: "hello" },
      { send: "a", bytes: [1, 255] },
      { expect: { a: 2 } },
      { request: { path: "/" } },
      { send: "a", text: "leave" },
      { expect: { a: 1 } },
    );
    expect(JSON.parse(told)).toEqual({ told: { a: ["hello", "hex 01ff", "closed 4000 left"] }, answers: ["answered"] });
  });

  it("sees a message too many, which nobody waits for", async () => {
    const steps: Step[] = [{ send: "a", text: "hello" }, { expect: { a: 1 } }];
    expect(await talk("/twice", ...steps)).not.toBe(await talk("/", ...steps));
  });

  it("sees a refusal", async () => {
    expect(await talk("/none")).toBe('{"told":{"a":["refused"]},"answers":[]}');
  });
});
