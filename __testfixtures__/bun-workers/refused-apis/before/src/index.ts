import { $, password as passwords } from "bun";
import { readFileSync } from "node:fs";
import type { Server } from "bun";

setInterval(() => console.log("tick"), 1000);

export async function everything(server: Server, at: Date): Promise<unknown[]> {
  await $`ls`;
  await Bun.sleep(at);
  Bun.sleepSync(5);
  const { file } = Bun;
  return [
    await Bun.file("data.json").json(),
    await Bun.write("out.txt", "x"),
    await passwords.hash("secret"),
    Bun.hash("x"),
    Bun.randomUUIDv7(),
    new Bun.CryptoHasher("blake2b256").update("x").digest("hex"),
    Bun.deepEquals({}, {}),
    Bun.gzipSync("x", { library: "libdeflate" }),
    Bun.spawn(["ls"]),
    Bun.argv,
    Bun.version,
    file,
    server.port,
    import.meta.dir,
    readFileSync("x"),
  ];
}
