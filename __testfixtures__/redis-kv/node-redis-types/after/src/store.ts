import { env } from "cloudflare:workers";

type Client = KVNamespace;

export class Store {
  private client: KVNamespace;
  private other: Client | undefined;

  constructor(url: string) {
    this.client = env.KV as KVNamespace;
  }

  async open() {
    this.other = this.client as Client;
  }

  async read(key: string) {
    return (await this.client.get(key)) ?? (await this.other!.get(key));
  }

  async close() {
    await Promise.all([Promise.resolve(), Promise.resolve()]);
  }
}
