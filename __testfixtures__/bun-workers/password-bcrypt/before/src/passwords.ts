import { password } from "bun";

const stored = "$2b$04$YAuUFLx7p729kmwWasfPyuGvRq6ujRJpUdYuTf1emiCyN9xbEHEBW";

export async function hashPassword(text: string): Promise<string> {
  return password.hash(text, { algorithm: "bcrypt", cost: 4 });
}

export async function checkPassword(text: string, hash: string): Promise<boolean> {
  return await Bun.password.verify(text, hash);
}

export function isOldPassword(text: string): boolean {
  return password.verifySync(text, stored, "bcrypt");
}

export const fallback = () => Bun.password.hashSync("none", "bcrypt");
