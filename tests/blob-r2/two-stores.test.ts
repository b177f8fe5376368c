import path from "node:path";
import type * as Blob from "@vercel/blob";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type BlobEmulator, startBlobEmulator } from "../../__testfixtures__/blob-r2/vercel-blob-emulator.js";
import { repositoryRoot } from "../runtimes/install.js";

const keys: string[] = [];
const bucket = {
  put: (key: string) => {
    keys.push(key);
    return Promise.resolve({ key, httpEtag: '"x"' });
  },
};
vi.mock("cloudflare:workers", () => ({ env: { BUCKET: bucket } }));

/** The flag is set on workerd by the scenario of the case; here the same module runs with and without it. */
describe("the generated module for two stores", () => {
  let emulator: BlobEmulator;
  let store: typeof Blob;

  beforeAll(async () => {
    emulator = await startBlobEmulator();
    for (const [name, value] of Object.entries(emulator.environment)) vi.stubEnv(name, value);
    vi.stubEnv("R2_PUBLIC_URL", "https://files.example.com");
    const module = path.join(repositoryRoot, "__testfixtures__/blob-r2/two-stores/after/src/blob-store.ts");
    store = (await import(module)) as typeof Blob;
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await emulator.stop();
  });

  it.each([undefined, "", "0", "false"])("goes to Vercel Blob where the flag is %s", async (value) => {
    vi.stubEnv("USE_CLOUDFLARE", value);
    keys.length = 0;
    const name = `old/${String(value)}.txt`;
    const { url } = await store.put(name, "text", { access: "public" });
    expect(url).toContain(".blob.vercel-storage.com/");
    expect((await store.head(name)).size).toBe(4);
    expect(keys).toEqual([]);
  });

  it.each(["1", "true"])("goes to R2 where the flag is %s", async (value) => {
    vi.stubEnv("USE_CLOUDFLARE", value);
    keys.length = 0;
    const { url } = await store.put("new.txt", "text", { access: "public" });
    expect(url).toBe("https://files.example.com/new.txt");
    expect(keys).toEqual(["new.txt"]);
  });

  it("refuses what R2 has nothing for", async () => {
    vi.stubEnv("USE_CLOUDFLARE", "1");
    const options = { access: "public", token: "of another store" } as const;
    await expect(store.put("a.txt", "text", options)).rejects.toThrow("token");
    await expect(store.del("a.txt", { ifMatch: '"x"' })).rejects.toThrow("ifMatch");
  });
});
