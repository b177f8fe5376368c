export function digests(text: string): Record<string, string> {
  const hasher = new Bun.CryptoHasher("sha256");
  hasher.update(text);
  const half = hasher.copy();
  hasher.update("!");
  return {
    copied: half.digest("hex"),
    sha256: hasher.digest("hex"),
    hmac: new Bun.CryptoHasher("sha512", "key").update(text).digest("base64"),
    md5: Bun.MD5.hash(text, "hex"),
    once: Bun.CryptoHasher.hash("sha1", text, "hex"),
    sha: Bun.sha(text, "hex"),
    slashed: new Bun.CryptoHasher("sha512-256").update(text).digest("hex"),
  };
}
