import { createHmac, timingSafeEqual } from "node:crypto";
import type { NextRequest } from "next/server";

/** Who asks: the cookie is `<name>.<signature>`. */
export function ownerOf(request: NextRequest): string | undefined {
  const [name, signature] = request.cookies.get("session")?.value.split(".") ?? [];
  if (!name || !signature) return undefined;
  const expected = createHmac("sha256", process.env.CHAT_SECRET!).update(name).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected) ? name : undefined;
}
