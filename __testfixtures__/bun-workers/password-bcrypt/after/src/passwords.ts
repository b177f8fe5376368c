import bcrypt from "bcryptjs";

const stored = "$2b$04$YAuUFLx7p729kmwWasfPyuGvRq6ujRJpUdYuTf1emiCyN9xbEHEBW";

export async function hashPassword(text: string): Promise<string> {
  return bcrypt.hash(text, 4);
}

export async function checkPassword(text: string, hash: string): Promise<boolean> {
  return await bcrypt.compare(text, hash);
}

export function isOldPassword(text: string): boolean {
  return bcrypt.compareSync(text, stored);
}

export const fallback = () => bcrypt.hashSync("none", 10);
