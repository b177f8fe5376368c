import { db } from "./database";
import { wallets } from "./schema";
import { bonus, close, findWallet, last, open, spend } from "./wallets";

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, name = "", other = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      switch (action) {
        case "open":
          return Response.json({ id: await open(name, Number(other)) }, { status: 201 });
        case "find":
          return Response.json({ found: await findWallet(name) ?? "nobody" });
        case "spend":
          return Response.json(await spend(name, other, Number(amount)));
        case "bonus":
          return Response.json(await bonus(Number(name)));
        case "close":
          return Response.json(await close(name));
        case "last":
          return Response.json(await last());
        default:
          return Response.json(await db.select({ owner: wallets.owner, balance: wallets.balance }).from(wallets).all());
      }
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
