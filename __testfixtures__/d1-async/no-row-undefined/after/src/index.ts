import { addMember, findByName, findMember, isMember, nicknameOf } from "./members.js";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "POST") {
      const { name, nickname = null } = (await request.json()) as { name: string; nickname?: string | null };
      return Response.json({ id: Number(await addMember(name, nickname)) }, { status: 201 });
    }
    if (pathname === "/by-name") return Response.json({ member: await findByName(searchParams.get("name") ?? "") });
    const id = Number(pathname.slice(1));
    return Response.json({ member: await findMember(id), nickname: await nicknameOf(id), known: await isMember(id) });
  },
};
