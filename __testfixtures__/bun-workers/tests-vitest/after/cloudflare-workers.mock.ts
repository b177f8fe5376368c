import { vi } from "vitest";

// The module exists in the Workers runtime only. Put the bindings that tests need into `env`.
vi.mock("cloudflare:workers", () => ({
  env: { ...process.env },
  waitUntil: () => undefined,
  DurableObject: class {
    constructor(
      readonly ctx: unknown,
      readonly env: unknown,
    ) {}
  },
}));
