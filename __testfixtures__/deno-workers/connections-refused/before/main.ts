Deno.serve(async () => {
  const secure = await Deno.connectTls({ hostname: "example.com", port: 443, caCerts: ["…"] });
  secure.close();
  const local = await Deno.connect({ path: "/run/app.sock", transport: "unix" });
  local.close();
  const plain = await Deno.connect({ hostname: "example.com", port: 25 });
  console.log(plain.remoteAddr);
  await Deno.startTls(plain, { hostname: "example.com" });
  const listener = Deno.listen({ port: 7 });
  return new Response(String(listener.addr));
});
