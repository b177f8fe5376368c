import { readFile } from "node:fs/promises";
import { shrink } from "../../../lib/shrink";

export async function GET() {
  return new Response((await shrink(await readFile("photo.png"))) as Uint8Array<ArrayBuffer>);
}
