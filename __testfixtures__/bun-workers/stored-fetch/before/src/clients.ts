export interface ClientOptions {
  fetchFn?: typeof fetch;
}

export class Client {
  private readonly fetchFn: typeof fetch;

  constructor({ fetchFn }: ClientOptions = {}) {
    this.fetchFn = fetchFn ?? fetch;
  }

  async read(url: string): Promise<string> {
    return (await this.fetchFn(url)).text();
  }
}

export class ShortClient {
  constructor(private readonly request = globalThis.fetch) {}

  async read(url: string): Promise<string> {
    return (await this.request(url)).text();
  }
}

export function makeClient(request: typeof fetch = fetch) {
  return { request, read: async (url: string) => (await request(url)).text() };
}

/** Is called as a function: nothing to do. */
export async function readWith(url: string, request = fetch): Promise<string> {
  return (await request(url)).text();
}

/** Another `fetch`. */
export function local(fetch: (url: string) => string) {
  return { fetch };
}

export const members = { fetch, plain: { fetch: (url: string) => url } };
