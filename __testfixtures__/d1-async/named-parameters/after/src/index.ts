import { type NewContact, addContact, countIn, rename, replaceContact, search } from "./contacts";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    const id = Number(query.get("id"));
    if (pathname === "/search") return Response.json(await search(query.get("q") ?? ""));
    if (pathname === "/count") return Response.json(await countIn(query.get("city") ?? "", query.get("except") ?? ""));
    if (pathname === "/rename") return Response.json(await rename(id, query.get("name") ?? ""));
    const contact = (await request.json()) as NewContact;
    if (pathname === "/replace") {
      await replaceContact(id, contact as Required<NewContact>);
      return new Response("replaced");
    }
    return Response.json({ id: await addContact(contact) }, { status: 201 });
  },
};
