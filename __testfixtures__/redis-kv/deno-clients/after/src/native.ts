import { connect } from "redis";

/** Holds a client without a type, as its library has none here. */
export class NativeCache {
  #client: any = null;
  readonly #own = new Map<string, string>();

  async open(): Promise<void> {
    this.#client = await connect({ hostname: "localhost", port: 6379 });
  }

  async read(key: string): Promise<string | null> {
    return this.#own.get(key) ?? (await this.#client.get(key));
  }

  async write(key: string, value: string): Promise<void> {
    await this.#client.set(key, value, { ex: 60 });
    await this.#client.del(`${key}:old`);
  }
}
