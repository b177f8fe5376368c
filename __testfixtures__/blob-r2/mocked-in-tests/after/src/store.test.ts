import { put } from "@vercel/blob";
import { expect, test, vi } from "vitest";
import { store } from "./store";

vi.mock("@vercel/blob", () => ({ put: vi.fn() }));

test("stores", async () => {
  vi.mocked(put).mockResolvedValue({ url: "https://store.public.blob.vercel-storage.com/text.txt" } as never);
  expect(await store("x")).toContain("text.txt");
});
