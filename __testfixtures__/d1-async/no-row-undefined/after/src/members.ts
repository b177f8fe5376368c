import { env } from "cloudflare:workers";

export interface Member {
  id: number;
  name: string;
  nickname: string | null;
}

const db = env.DB;

export async function findMember(id: number): Promise<Member | undefined> {
  return (await db.prepare("SELECT * FROM member WHERE id = ?").bind(id).first<Member>()) ?? undefined;
}

export const findByName = async (name: string) =>
  (await db.prepare("SELECT * FROM member WHERE name = ?").bind(name).first<Member>()) ?? undefined;

export async function nicknameOf(id: number): Promise<string | null | undefined> {
  const row = await db.prepare("SELECT nickname FROM member WHERE id = ?").bind(id).first<Pick<Member, "nickname">>();
  return row?.nickname;
}

export async function isMember(id: number): Promise<boolean> {
  return await db.prepare("SELECT 1 FROM member WHERE id = ?").bind(id).first() !== null;
}

export async function addMember(name: string, nickname: string | null): Promise<number | bigint> {
  if (await findByName(name)) return 0;
  return (await db.prepare("INSERT INTO member (name, nickname) VALUES (?1, ?2)").bind(name, nickname).run()).meta.last_row_id;
}
