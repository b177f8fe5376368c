import type { SessionStore } from "./session-store";

export class SessionService {
  constructor(private readonly stores: readonly SessionStore[]) {}

  logIn(user: string, token: string): string {
    for (const store of this.stores) store.save({ token, user });
    return token;
  }

  whoIs(token: string): Record<string, string | null> {
    return Object.fromEntries(this.stores.map((store) => [store.kind, store.find(token)?.user ?? null]));
  }

  logOut(token: string): boolean {
    let all = true;
    for (const store of this.stores) all = store.remove(token) && all;
    return all;
  }
}
