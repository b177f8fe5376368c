export async function sendLines(connection: Deno.Conn, lines: string[]): Promise<void> {
  await connection.write(new TextEncoder().encode(lines.join("\r\n")));
}

/** In small parts, as a protocol would. */
export async function readAll(connection: Deno.Conn): Promise<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16);
  let text = "";
  for (;;) {
    const length = await connection.read(buffer);
    if (length === null) return text;
    text += decoder.decode(buffer.subarray(0, length), { stream: true });
  }
}
