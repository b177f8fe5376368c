/*
 * Deno.upgradeWebSocket() with what a Worker has. Generated once: the file is yours.
 */

interface Accepted extends WebSocket {
  accept(): void;
}
declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: Accepted };

/**
 * Makes a request a WebSocket: the response goes back to whoever asked, the socket stays here.
 *
 * @throws TypeError where the request does not ask for one
 */
export function upgradeWebSocket(
  request: Request,
  { protocol = "" }: { protocol?: string; idleTimeout?: number } = {},
): { response: Response; socket: WebSocket } {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket")
    throw new TypeError("Invalid Header: 'upgrade' header must contain 'websocket'");
  const pair = new WebSocketPair();
  const socket = pair[1];
  socket.accept();
  // As Deno has it, and older compatibility dates.
  if ("binaryType" in socket) socket.binaryType = "arraybuffer";
  // The runtime opens it without an event: listeners are told when the handler has registered them.
  let isTold = false;
  const tell = () => {
    if (isTold) return;
    isTold = true;
    socket.dispatchEvent(new Event("open"));
  };
  socket.addEventListener("message", tell);
  setTimeout(tell, 0);
  // Older compatibility dates leave the answer to a close to the program.
  socket.addEventListener("close", ({ code, reason }: { code: number; reason: string }) => {
    try {
      // 1005 and 1006 say that no code was sent, and may not be sent.
      if (code === 1005 || code === 1006) socket.close();
      else socket.close(code, reason);
    } catch {
      // It is closed already.
    }
  });
  const headers = protocol === "" ? undefined : { "sec-websocket-protocol": protocol };
  const init = { status: 101, webSocket: pair[0], headers };
  return { socket, response: new Response(null, init as ResponseInit) };
}
