import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { convertData } from "../../src/cli/commands/convert-data.js";
import { UsageError } from "../../src/engine/usage-error.js";
import { defaultChoices } from "../../src/sql/types.js";
import { catalogOf } from "../sql/data/convert.js";

const schema = catalogOf({ t: "id int4 pk, name text" });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "data-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(dump: string | Uint8Array | undefined): Promise<{ status: number; text: string }> {
  const file = join(folder, "dump.sql");
  if (dump !== undefined) await writeFile(file, dump);
  let text = "";
  const status = await convertData(
    { dump: file, out: join(folder, "out"), schema, choices: defaultChoices },
    { write: (part) => (text += part) },
  );
  return { status, text };
}

const copy = (rows: string): string => `COPY t (id, name) FROM stdin;\n${rows}\\.\n`;
const compressed = gzipSync(copy(`1\t${"abc ".repeat(10_000)}\n2\tb\n`));

describe("a dump on the disk", () => {
  it("becomes files and a manifest, and says what became of the rows", async () => {
    const { status, text } = await run(copy("1\ta\nx\tb\n"));
    expect(status).toBe(1);
    expect(text).toContain('dump.sql:3: t.id: "x" is no integer\n');
    expect(text).toMatch(/^t +2 +1 +1$/m);
    expect((await readdir(join(folder, "out"))).sort()).toEqual([
      "data-0001.sql",
      "data-manifest.json",
      "data-refused.txt",
    ]);
    expect(await readFile(join(folder, "out/data-0001.sql"), "utf8")).toBe(
      "INSERT INTO t (id, name) VALUES\n(1,'a');\n",
    );
  });

  it("may be gzipped; a second run gives the same bytes and takes away what the first one left", async () => {
    await run(copy("1\ta\nx\tb\n"));
    expect((await run(compressed)).status).toBe(0);
    const first = await readFile(join(folder, "out/data-0001.sql"));
    expect((await run(compressed)).status).toBe(0);
    expect(await readFile(join(folder, "out/data-0001.sql"))).toEqual(first);
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["data-0001.sql", "data-manifest.json"]);
  });

  it.each([
    ["there is no file", undefined],
    ["the gzip data has no end", compressed.subarray(0, compressed.length - 20)],
    ["cannot be unpacked", compressed.map((byte, index) => (index === compressed.length - 6 ? byte ^ 1 : byte))],
    ["dump.sql:1: the dump is cut off", copy("1\ta\n").replace("\\.\n", "")],
    ["dump.sql:3: this is not UTF-8", Buffer.from(copy("1\ta\n2\t\u00e9\n"), "latin1")],
    ["pg_restore -f", "PGDMP\u0001"],
  ])("%s: one clear line, nothing written", async (message, dump) => {
    const failure = await run(dump).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain(message);
    expect(await readdir(folder)).not.toContain("out");
  });

  it("does not replace files that it did not write", async () => {
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out/data-0001.sql"), "mine");
    await expect(run(copy("1\ta\n"))).rejects.toThrow("is no file of an earlier conversion");
    expect(await readdir(join(folder, "out"))).toEqual(["data-0001.sql"]);
    expect(await readFile(join(folder, "out/data-0001.sql"), "utf8")).toBe("mine");
  });
});
