import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const shared = Buffer.alloc(1 << 18);

/**
 * Reads a file into a buffer that all files share, if they fit: with one for each, a scan of ten thousand files takes
 * longer by a tenth.
 *
 * @returns its bytes, until the next call
 * @throws the error of the file system
 */
export function readIntoSharedBuffer(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    let length = 0;
    while (length < shared.length) {
      const count = readSync(file, shared, length, shared.length - length, length);
      if (count === 0) return shared.subarray(0, length);
      length += count;
    }
    return readFileSync(path);
  } finally {
    closeSync(file);
  }
}
