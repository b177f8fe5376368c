import { expect, test } from "vitest";
import { advise, type Evidence } from "../../src/project/advice.js";
import { postgresFeatures, postgresFeaturesIn } from "../../src/project/postgres-features.js";
import { stackOf } from "../../src/project/stack.js";
import { transforms } from "../../transforms/index.js";
import { memoryTree } from "../cloudflare/memory-tree.js";

const evidence = (more: Partial<Evidence>, dependencies: Readonly<Record<string, string>> = {}): Evidence => ({
  stack: stackOf(memoryTree({ "package.json": JSON.stringify({ dependencies }) }), new Map(), transforms),
  presets: [],
  applying: [],
  postgres: [],
  hasMigrations: false,
  limits: [],
  ...more,
});

test("the preset that covers the most goes first, then the others; one that covers a single transform is that transform", () => {
  const presets = [
    { name: "small", transforms: ["a"] },
    { name: "large", transforms: ["a", "b", "x"] },
  ];

  expect(advise(evidence({ presets, applying: ["a", "b", "c"] })).run).toEqual(["large", "c"]);
  expect(advise(evidence({ presets, applying: ["a", "c"] })).run).toEqual(["a", "c"]);
  expect(advise(evidence({ presets })).run).toEqual([]);
});

test("the first line says what speaks against D1, and is silent where nothing does", () => {
  const postgres = postgresFeatures(new Map([["advisory locks", 2]]), [], {});

  expect(advise(evidence({ postgres }, { pg: "8" })).first).toBe(
    "PostgreSQL with advisory locks (2): Hyperdrive first. Move the app, keep the database, and decide about D1 later.",
  );
  expect(advise(evidence({}, { pg: "8" })).first).toContain("10 GB");
  expect(advise(evidence({}, { mongodb: "6" })).first).toMatch(/^MongoDB: /u);
  expect(advise(evidence({ postgres }, { hono: "4" })).first).toBeUndefined();
});

test("words of PostgreSQL's features", () => {
  expect(postgresFeaturesIn("SELECT pg_try_advisory_xact_lock(1); SELECT pg_notify('a', 'b');")).toEqual([
    "advisory locks",
    "LISTEN/NOTIFY",
  ]);
  expect(postgresFeaturesIn("CREATE EXTENSION IF NOT EXISTS vector; CREATE EXTENSION pgcrypto;")).toEqual(["pgvector"]);
  expect(postgresFeaturesIn("app.listen(3000); const vector = [];")).toEqual([]);
});
