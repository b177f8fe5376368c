import type { Session, SessionStore } from "./session-store";

export class MemoryStore implements SessionStore {
  readonly kind = "memory";
  readonly #sessions = new Map<string, Session>();

  find(token: string): Session | null {
    return this.#sessions.get(token) ?? null;
  }

  save(session: Session): void {
    if (this.#sessions.has(session.token)) throw new Error("taken");
    this.#sessions.set(session.token, session);
  }

  remove(token: string): boolean {
    return this.#sessions.delete(token);
  }
}
