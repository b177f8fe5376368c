import { withClient } from "./database.ts";

export interface Pitch {
  id: number;
  title: string;
  budget: string | null;
  tags: string[];
  details: Record<string, unknown>;
  interested: number;
}

export function listPitches(tag: string | undefined): Promise<Pitch[]> {
  return withClient(async (client) => {
    const { rows } = await client.query<Pitch>(
      `SELECT p.id, p.title, p.budget, p.tags, p.details, count(i.user_id)::int AS interested
       FROM pitches p LEFT JOIN interests i ON i.pitch_id = p.id
       WHERE $1::text IS NULL OR $1 = ANY (p.tags)
       GROUP BY p.id ORDER BY p.id`,
      [tag ?? null],
    );
    return rows;
  });
}

export function createPitch(ownerId: number, pitch: Pick<Pitch, "title" | "budget" | "tags" | "details">) {
  return withClient(async (client) => {
    const { rows } = await client.query<{ id: number; createdAt: Date }>(
      `INSERT INTO pitches (owner_id, title, budget, tags, details) VALUES ($1, $2, $3, $4, $5)
       RETURNING id, created_at AS "createdAt"`,
      [ownerId, pitch.title, pitch.budget, pitch.tags, pitch.details],
    );
    return rows[0]!;
  });
}

/** Both or neither: an investor who is interested, and the count that the owner sees. */
export function showInterest(pitchId: number, userId: number): Promise<number | undefined> {
  return withClient(async (client) => {
    await client.query("BEGIN");
    try {
      await client.query("INSERT INTO interests (pitch_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
        pitchId,
        userId,
      ]);
      const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM interests WHERE pitch_id = $1", [
        pitchId,
      ]);
      await client.query("COMMIT");
      return Number(rows[0]?.count);
    } catch (error) {
      await client.query("ROLLBACK");
      if ((error as { code?: string }).code === "23503") return undefined;
      throw error;
    }
  });
}

export function forgetOldPitches(): Promise<number> {
  return withClient(async (client) => {
    const { rowCount } = await client.query("DELETE FROM pitches WHERE created_at < now() - interval '2 years'");
    return rowCount ?? 0;
  });
}
