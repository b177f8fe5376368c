export interface Session {
  token: string;
  user: string;
}

export interface SessionStore {
  readonly kind: string;
  find(token: string): Promise<Session | null>;
  save(session: Session): Promise<void>;
  remove(token: string): Promise<boolean>;
}
