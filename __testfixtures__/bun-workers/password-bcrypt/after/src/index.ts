import { checkPassword, hashPassword, isOldPassword } from "./passwords";

export default {
  async fetch(request: Request) {
    const url = new URL(request.url);
    const password = url.searchParams.get("password") ?? "";
    if (url.pathname === "/round-trip") {
      const hash = await hashPassword(password);
      const others = [await checkPassword(password, hash), await checkPassword(`${password}!`, hash)];
      return Response.json({ kind: hash.slice(0, 7), length: hash.length, others });
    }
    return Response.json(isOldPassword(password));
  },
};
