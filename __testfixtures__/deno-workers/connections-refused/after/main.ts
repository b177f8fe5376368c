import { connectTcp } from "./connections.ts";

const handler = async () => {
  const secure = await Deno.connectTls({ hostname: "example.com", port: 443, caCerts: ["…"] });
  secure.close();
  const local = await Deno.connect({ path: "/run/app.sock", transport: "unix" });
  local.close();
  const plain = await connectTcp({ hostname: "example.com", port: 25 });
  // @ts-expect-error deno-workers/socket: sockets
  console.log(plain.remoteAddr);
  await Deno.startTls(plain, { hostname: "example.com" });
  const listener = Deno.listen({ port: 7 });
  return new Response(String(listener.addr));
};

export default { fetch: handler };
