import { env } from "cloudflare:workers";
import { Accounts } from "./accounts";

const db = env.DB;
const accounts = new Accounts(db);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, name = "", other = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      switch (action) {
        case "open":
          await accounts.open(name, other);
          return new Response("opened", { status: 201 });
        case "transfer":
          await accounts.transfer(name, other, Number(amount));
          return new Response("transferred");
        case "deposit":
          return Response.json(await accounts.deposit(name, Number(other)));
        case "close":
          await accounts.close(name);
          return new Response("closed");
        default:
          return Response.json(await accounts.all());
      }
    } catch (error) {
      return new Response("refused", { status: 409 });
    }
  },
};
