import promptMd from "./prompt.md";
import settingsJson from "../settings.json";
import pageTxt from "../page.txt";
import logoBin from "./logo.bin";

interface Settings {
  name: string;
  limits: { items: number };
}

const prompt = promptMd;

async function settings(): Promise<Settings> {
  const read: Settings = structuredClone<unknown>(settingsJson) as Settings;
  read.limits.items += 1;
  return read;
}

const page = () => Promise.resolve(pageTxt);

async function stored(name: string): Promise<string> {
  return await Deno.readTextFile(`./stored/${name}.txt`);
}

const handler = async (request: Request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/page") return new Response(await page(), { headers: { "content-type": "text/plain" } });
  if (pathname === "/prompt") return new Response((await Promise.resolve(prompt)).toUpperCase());
  if (pathname === "/settings") return Response.json([await settings(), await settings()]);
  if (pathname === "/logo") {
    const logo = new Uint8Array(logoBin.slice(0));
    const again = new Uint8Array(logoBin.slice(0));
    return Response.json({ size: logo.length, last: again[2] });
  }
  return new Response(await stored(pathname.slice(1)));
};

export default { fetch: handler };
