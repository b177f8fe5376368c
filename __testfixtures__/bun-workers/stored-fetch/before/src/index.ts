import { Client, local, makeClient, members, readWith, ShortClient } from "./clients";

const client = new Client();
const shortClient = new ShortClient();
const made = makeClient();
const data = "data:text/plain,hello";

export default {
  async fetch(request: Request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/local") return new Response(local((url) => url.toUpperCase()).fetch("local"));
    if (pathname === "/plain") return new Response(members.plain.fetch("plain"));
    if (pathname === "/class") return new Response(await client.read(data));
    if (pathname === "/property") return new Response(await shortClient.read(data));
    if (pathname === "/made") return new Response(await (await made.request(data)).text());
    if (pathname === "/member") return new Response(await (await members.fetch(data)).text());
    return new Response((await readWith(data)) + (Bun.env.SUFFIX ?? ""));
  },
};
