export interface Session {
  token: string;
  user: string;
}

export interface SessionStore {
  readonly kind: string;
  find(token: string): Session | null;
  save(session: Session): void;
  remove(token: string): boolean;
}
