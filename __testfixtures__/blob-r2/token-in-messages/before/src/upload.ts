import { put } from "@vercel/blob";

export async function upload(name: string, text: string): Promise<Response> {
  if (!process.env.BLOB_READ_WRITE_TOKEN) {
    return new Response("Set BLOB_READ_WRITE_TOKEN first, as the README says.", { status: 401 });
  }
  await put(`notes/${name}.txt`, text, { access: "public" });
  return new Response("stored");
}
