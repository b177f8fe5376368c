import type { SessionStore } from "./session-store";

export class SessionService {
  constructor(private readonly stores: readonly SessionStore[]) {}

  async logIn(user: string, token: string): Promise<string> {
    for (const store of this.stores) await store.save({ token, user });
    return token;
  }

  async whoIs(token: string): Promise<Record<string, string | null>> {
    return Object.fromEntries(await Promise.all(this.stores.map(async (store) => [store.kind, (await store.find(token))?.user ?? null])));
  }

  async logOut(token: string): Promise<boolean> {
    let all = true;
    for (const store of this.stores) all = await store.remove(token) && all;
    return all;
  }
}
