import { db } from "./database";
import { wallets } from "./schema";
import { bonus, close, findWallet, last, open, spend } from "./wallets";

export default {
  fetch(request: Request): Response {
    const [, action, name = "", other = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      switch (action) {
        case "open":
          return Response.json({ id: open(name, Number(other)) }, { status: 201 });
        case "find":
          return Response.json({ found: findWallet(name) ?? "nobody" });
        case "spend":
          return Response.json(spend(name, other, Number(amount)));
        case "bonus":
          return Response.json(bonus(Number(name)));
        case "close":
          return Response.json(close(name));
        case "last":
          return Response.json(last());
        default:
          return Response.json(db.select({ owner: wallets.owner, balance: wallets.balance }).from(wallets).all());
      }
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
