import { createHash, createHmac } from "node:crypto";

export function digests(text: string): Record<string, string> {
  const hasher = createHash("sha256");
  hasher.update(text);
  const half = hasher.copy();
  hasher.update("!");
  return {
    copied: half.digest("hex"),
    sha256: hasher.digest("hex"),
    hmac: createHmac("sha512", "key").update(text).digest("base64"),
    md5: createHash("md5").update(text).digest("hex"),
    once: createHash("sha1").update(text).digest("hex"),
    sha: createHash("sha512-256").update(text).digest("hex"),
    slashed: createHash("sha512-256").update(text).digest("hex"),
  };
}
