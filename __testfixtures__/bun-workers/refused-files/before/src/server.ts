const greeting = Bun.file("public/a.txt");

export default {
  async fetch(request: Request) {
    const { pathname } = new URL(request.url);
    const named = Bun.file(`./public${pathname}`);
    if (await named.exists()) return new Response(named);
    if (pathname === "/data") return new Response(Bun.file("public/data.json"));
    if (pathname === "/app.js") return new Response(Bun.file("public/app.js"));
    if (pathname === "/missing") return new Response(Bun.file("public/missing.html"));
    if (pathname === "/lines") return new Response(greeting.stream());
    if (pathname === "/size") return Response.json(greeting.size);
    const options = { status: 201 };
    if (pathname === "/options") return new Response(Bun.file("public/a.txt"), options);
    if (request.method === "POST") await Bun.write("upload.bin", await request.arrayBuffer());
    return new Response("done");
  },
};
