import { jwtVerify, SignJWT } from "jose";

export type Portal = "creator" | "investor";

export interface Session {
  userId: number;
  portal: Portal;
}

function key(): Uint8Array {
  const secret = process.env.JWT_SECRET;
  if (!secret) throw new Error("JWT_SECRET is not set");
  return new TextEncoder().encode(secret);
}

export function signToken({ userId, portal }: Session): Promise<string> {
  return new SignJWT({ portal }).setProtectedHeader({ alg: "HS256" }).setSubject(String(userId)).sign(key());
}

export async function readToken(header: string | undefined): Promise<Session | undefined> {
  const token = header?.replace(/^Bearer /, "");
  if (!token) return undefined;
  try {
    const { payload } = await jwtVerify<{ portal: Portal }>(token, key());
    return { userId: Number(payload.sub), portal: payload.portal };
  } catch {
    return undefined;
  }
}
