interface Settings {
  name: string;
  limits: { items: number };
}

const prompt = Deno.readTextFileSync(new URL("./prompt.md", import.meta.url));

async function settings(): Promise<Settings> {
  const read: Settings = JSON.parse(await Deno.readTextFile("./settings.json"));
  read.limits.items += 1;
  return read;
}

const page = () => Deno.readTextFile("page.txt");

async function stored(name: string): Promise<string> {
  return await Deno.readTextFile(`./stored/${name}.txt`);
}

Deno.serve(async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/page") return new Response(await page(), { headers: { "content-type": "text/plain" } });
  if (pathname === "/prompt") return new Response((await Promise.resolve(prompt)).toUpperCase());
  if (pathname === "/settings") return Response.json([await settings(), await settings()]);
  if (pathname === "/logo") {
    const logo = await Deno.readFile(new URL("logo.bin", import.meta.url));
    const again = await Deno.readFile(new URL("./logo.bin", import.meta.url));
    return Response.json({ size: logo.length, last: again[2] });
  }
  return new Response(await stored(pathname.slice(1)));
});
