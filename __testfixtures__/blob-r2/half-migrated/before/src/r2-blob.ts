/** Ours by now. */
export function publicUrl(key: string): string {
  return `https://files.example.com/${key}`;
}

export function keyOf(urlOrKey: string): string {
  return urlOrKey.replace("https://files.example.com/", "");
}
