const encoder = new TextEncoder();

async function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** The signature of a visitor's name, in hexadecimal. */
export async function sign(name: string): Promise<string> {
  const secret = process.env.SESSION_SECRET;
  if (!secret) throw new Error("SESSION_SECRET is not set");
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(secret), encoder.encode(name)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
