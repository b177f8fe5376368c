import type { Session, SessionStore } from "./session-store";

export class MemoryStore implements SessionStore {
  readonly kind = "memory";
  readonly #sessions = new Map<string, Session>();

  async find(token: string): Promise<Session | null> {
    return this.#sessions.get(token) ?? null;
  }

  async save(session: Session): Promise<void> {
    if (this.#sessions.has(session.token)) throw new Error("taken");
    this.#sessions.set(session.token, session);
  }

  async remove(token: string): Promise<boolean> {
    return this.#sessions.delete(token);
  }
}
