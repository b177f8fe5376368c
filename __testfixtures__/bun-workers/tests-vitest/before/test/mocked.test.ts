import { expect, it, vi } from "vitest";
import { limit } from "../src/limits";

vi.mock("cloudflare:workers", () => ({ env: { LIMIT: "3" } }));

it("takes the limit of the binding", () => {
  expect(limit()).toBe(3);
});
