import { execFileSync } from "node:child_process";
import sharp from "sharp";
import type { Stats } from "node:fs";

export type Size = Stats["size"];

export async function shrink(bytes: Uint8Array) {
  execFileSync("identify");
  return sharp(bytes).toBuffer();
}
