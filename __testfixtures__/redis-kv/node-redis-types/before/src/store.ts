import { createClient, type RedisClientType } from "redis";

type Client = ReturnType<typeof createClient>;

export class Store {
  private client: RedisClientType;
  private other: Client | undefined;

  constructor(url: string) {
    this.client = createClient({ url }) as RedisClientType;
  }

  async open() {
    await this.client.connect();
    this.other = this.client.duplicate() as Client;
    await this.other.connect();
  }

  async read(key: string) {
    return (await this.client.get(key)) ?? (await this.other!.get(key));
  }

  async close() {
    await Promise.all([this.client.quit(), this.other?.disconnect()]);
  }
}
