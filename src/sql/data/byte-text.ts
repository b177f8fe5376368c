/*
 * Rows go through as "byte text": a string with one unit for each byte of UTF-8. Everything that the formats of a dump
 * and of SQL give a meaning is ASCII, so that what lies between can stay in bytes, its length is its size, and V8 keeps
 * it in one byte a unit. Decoding and encoding again took a third of the time.
 */

const beyondAscii = /[\x80-\uffff]/;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

export function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

export function toByteText(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}

/** @returns `undefined` where the bytes are no UTF-8 */
export function fromByteText(bytes: string): string | undefined {
  if (isAscii(bytes)) return bytes;
  try {
    return decoder.decode(Buffer.from(bytes, "latin1"));
  } catch {
    return undefined;
  }
}

/** For messages: what is cut in the middle of a character is shown as such. */
export function showByteText(bytes: string): string {
  return isAscii(bytes) ? bytes : lenient.decode(Buffer.from(bytes, "latin1"));
}

/** Whether a unit is a byte within a character, not its first. */
export function isContinuation(unit: number): boolean {
  return unit >= 0x80 && unit < 0xc0;
}

/** The code point whose first byte is at the position. */
export function codePointOf(bytes: string, position: number): number {
  const first = bytes.charCodeAt(position);
  if (first < 0x80) return first;
  const following = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  let point = first & (0x3f >> following);
  for (let index = 1; index <= following; index += 1)
    point = (point << 6) | (bytes.charCodeAt(position + index) & 0x3f);
  return point;
}
