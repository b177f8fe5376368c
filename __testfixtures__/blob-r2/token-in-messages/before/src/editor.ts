/** In the browser. */
export async function save(name: string, text: string): Promise<void> {
  const response = await fetch(`/upload/${name}`, { method: "POST", body: text });
  if (response.status === 401) throw new Error("`BLOB_READ_WRITE_TOKEN` is not set, so nothing was stored.");
}
