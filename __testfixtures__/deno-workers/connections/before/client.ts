export async function sendLines(connection: Deno.Conn, lines: string[]): Promise<void> {
  await connection.write(new TextEncoder().encode(lines.join("\r\n")));
}

/** In small parts, as a protocol would. */
export async function readParts(connection: Deno.Conn, end: string): Promise<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16);
  let text = "";
  while (!text.includes(end)) {
    const length = await connection.read(buffer);
    if (length === null) break;
    text += decoder.decode(buffer.subarray(0, length), { stream: true });
  }
  return text;
}

export async function readStream(readable: ReadableStream<Uint8Array>, end: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of readable) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(end)) break;
  }
  return text;
}
