import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { UsageError } from "./usage-error.js";

/** A dump on the disk. */
export interface DumpInput {
  /** Size on the disk, in bytes. */
  readonly size: number;
  /** Bytes of the file that have been read so far: for progress. */
  readonly position: () => number;
  /** Its content, unpacked if it is gzipped. Rejects with a UsageError for what cannot be read. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** In bytes. */
const readSize = 1 << 20;

/**
 * Opens a dump; gzip is told by its first bytes, not by the name.
 *
 * @throws UsageError if there is no such file
 */
export async function openDump(path: string): Promise<DumpInput> {
  const { size, gzip } = await look(path);
  const source = createReadStream(path, { highWaterMark: readSize });
  // The error of either stream comes out of the iteration.
  const stream = gzip ? pipeline(source, createGunzip({ chunkSize: readSize }), () => undefined) : source;
  return { size, position: () => source.bytesRead, content: readAll(stream, path) };
}

async function look(path: string): Promise<{ readonly size: number; readonly gzip: boolean }> {
  try {
    const file = await open(path);
    try {
      const stats = await file.stat();
      if (stats.isDirectory()) throw new UsageError(`${path} is a folder; give a plain dump, or one that is gzipped`);
      const head = Buffer.alloc(2);
      await file.read(head, 0, 2, 0);
      return { size: stats.size, gzip: head[0] === 0x1f && head[1] === 0x8b };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error, path);
  }
}

async function* readAll(stream: AsyncIterable<unknown>, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(error, path);
  }
}

function unreadable(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new UsageError(`there is no file ${path}`);
  if (code === "Z_BUF_ERROR") return new UsageError(`${path} is cut off: the gzip data has no end`);
  if (code?.startsWith("Z_")) return new UsageError(`${path} is damaged: the gzip data cannot be unpacked`);
  if (code === "EACCES" || code === "EISDIR" || code === "EPERM" || code === "EIO") {
    return new UsageError(`${path} cannot be read (${code})`);
  }
  return error;
}
