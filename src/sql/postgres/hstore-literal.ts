/**
 * Reads the text form of an hstore: `"a"=>"1", b=>NULL`. The last one of equal keys counts here; PostgreSQL keeps any.
 * Source: PostgreSQL documentation, F.17 "hstore".
 *
 * @returns `undefined` where the text is no hstore
 */
export function readHstoreLiteral(text: string): ReadonlyMap<string, string | null> | undefined {
  const pairs = new Map<string, string | null>();
  const pair =
    /\s*("(?:[^"\\]|\\[\s\S])*"|(?:[^\s"\\,=]|\\[\s\S])+)\s*=>\s*("(?:[^"\\]|\\[\s\S])*"|(?:[^\s"\\,]|\\[\s\S])+)\s*(,|$)/y;
  if (text.trim() === "") return pairs;
  for (let more = true; more;) {
    const match = pair.exec(text);
    if (!match) return undefined;
    const [, key = "", value = "", end] = match;
    pairs.set(plain(key), value.toLowerCase() === "null" ? null : plain(value));
    more = end === ",";
  }
  return pair.lastIndex === text.length ? pairs : undefined;
}

function plain(word: string): string {
  const inner = word.startsWith('"') ? word.slice(1, -1) : word;
  return inner.replaceAll(/\\([\s\S])/g, "$1");
}
