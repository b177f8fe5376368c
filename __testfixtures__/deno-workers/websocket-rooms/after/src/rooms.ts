import { upgradeWebSocket } from "./web-sockets.ts";

const rooms = new Map<string, Set<WebSocket>>();

export function members(room: string): Set<WebSocket> {
  const known = rooms.get(room) ?? new Set<WebSocket>();
  rooms.set(room, known);
  return known;
}

export function join(request: Request, room: string, name: string): Response {
  const { socket, response } = upgradeWebSocket(request);
  const others = members(room);
  socket.onopen = () => {
    for (const other of others) other.send(`${name} joined`);
    others.add(socket);
  };
  socket.onmessage = ({ data }) => {
    for (const other of others) other.send(`${name}: ${data}`);
  };
  socket.onclose = () => {
    others.delete(socket);
    for (const other of others) other.send(`${name} left`);
  };
  return response;
}
