interface PutBlobResult {
  url: string;
  pathname: string;
}

/** Words only: @vercel/blob, put("a", "b"). */
class Store {
  readonly #texts = new Map<string, string>();

  put(name: string, text: string): { url: string; pathname: string } {
    this.#texts.set(name, text);
    return { url: `memory:${name}`, pathname: name };
  }

  head(name: string): number | undefined {
    return this.#texts.get(name)?.length;
  }

  list(): string[] {
    return [...this.#texts.keys()];
  }

  del(name: string): boolean {
    return this.#texts.delete(name);
  }
}

function put(name: string, text: string): string {
  return `${name}: ${text}`;
}

async function copy(from: string, to: string): Promise<string> {
  const response = await fetch(from);
  return `${to}: ${await response.text()}`;
}

export async function run(client: { put(url: string, body: unknown): Promise<{ data: PutBlobResult }> }) {
  const store = new Store();
  const blob = store.put("a", "b");
  store.del(blob.pathname);
  const { data } = await client.put("/api/blobs", { name: "a" });
  const cache = new Map<string, string>([["a", put("a", "b")]]);
  return [blob.url, data.url, store.head("a"), store.list(), cache.get("a"), await copy("https://example.com", "b")];
}
