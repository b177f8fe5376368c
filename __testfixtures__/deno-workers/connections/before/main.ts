import { readParts, readStream, sendLines } from "./client.ts";

/** Asks a server over TCP, here this one. */
async function ask(hostname: string, port: number, asStream: boolean): Promise<string> {
  const connection = await Deno.connect({ hostname, port, transport: "tcp" });
  connection.setNoDelay(true);
  await sendLines(connection, ["GET /inner HTTP/1.1", `Host: ${hostname}`, "X-From: TCP", "Connection: close", "", ""]);
  const end = "asked by TCP";
  const answer = asStream ? await readStream(connection.readable, end) : await readParts(connection, end);
  if (!asStream) connection.close();
  return `${answer.split("\r\n")[0]} ${/asked by \w+/.exec(answer)?.[0]}`;
}

Deno.serve(async (request) => {
  const { pathname, hostname, port } = new URL(request.url);
  if (pathname === "/inner") return new Response(`asked by ${request.headers.get("x-from")}`);
  if (pathname === "/closed") {
    try {
      await Deno.connect({ hostname: "127.0.0.1", port: 9 });
      return new Response("open?");
    } catch {
      return new Response("nobody answers");
    }
  }
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onmessage = async ({ data }) => {
    socket.send(await ask(hostname, Number(port), data === "stream"));
  };
  return response;
});
