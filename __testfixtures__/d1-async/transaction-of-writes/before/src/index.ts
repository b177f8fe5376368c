import { Database } from "bun:sqlite";
import { Accounts } from "./accounts";

const db = new Database("app.sqlite");
db.exec("PRAGMA foreign_keys = ON");
db.exec(`CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, balance INTEGER NOT NULL CHECK (balance >= 0));`);
db.exec(`CREATE TABLE IF NOT EXISTS address (email TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name));`);
db.exec(`CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, text TEXT NOT NULL);`);
const accounts = new Accounts(db);

export default {
  fetch(request: Request): Response {
    const [, action, name = "", other = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      switch (action) {
        case "open":
          accounts.open(name, other);
          return new Response("opened", { status: 201 });
        case "transfer":
          accounts.transfer(name, other, Number(amount));
          return new Response("transferred");
        case "deposit":
          return Response.json(accounts.deposit(name, Number(other)));
        case "close":
          accounts.close(name);
          return new Response("closed");
        default:
          return Response.json(accounts.all());
      }
    } catch (error) {
      return new Response("refused", { status: 409 });
    }
  },
};
