let visitors = 0;

const handler = (request: Request) => {
  const channel = new BroadcastChannel("news");
  if (new URL(request.url).pathname === "/news") {
    const { socket, response } = Deno.upgradeWebSocket(request);
    channel.onmessage = ({ data }) => socket.send(data);
    return response;
  }
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => visitors++;
  return response;
};

export default { fetch: handler };

export const options = { protocol: "a" };
export const later = (request: Request) => Deno.upgradeWebSocket(request, options);
