import { expect, test } from "vitest";
import { readsOfEnvironment } from "../../src/typescript/environment-reads.js";
import { memoryTree } from "../cloudflare/memory-tree.js";

async function reads(text: string) {
  const { reads, whole } = await readsOfEnvironment(memoryTree({ "a.ts": text }), ["a.ts"]);
  const names = reads.map(({ name, fallback }) => (fallback === undefined ? name : `${name}=${fallback}`));
  return { names, whole: whole.map(({ line }) => line) };
}

test.each([
  ["a property", "process.env.A", ["A"]],
  ["with a comment in between", "process /* */ . env\n.A", ["A"]],
  ["an element", 'process.env["A"] + process.env[`B`]', ["A", "B"]],
  ["with something in its place", 'process.env.A ?? "x"; Number(process.env.B || 3000)', ["A=x", "B=3000"]],
  ["destructured", 'const { A, B: b, C = "c" } = process.env', ["A", "B", "C=c"]],
  ["Bun's", "Bun.env.A", ["A"]],
  ["Deno's", 'Deno.env.get("A") ?? "a"; Deno.env.has("B")', ["A=a"]],
  ["through a constant", "const e = process.env; e.A; const { B } = e", ["A", "B"]],
  ["imported", 'import { env } from "node:process"; env.A', ["A"]],
  ["by a schema", "const S = z.object({ A: z.string(), B: z.string() }).strict(); S.parse(process.env)", ["A", "B"]],
  ["by a schema in place", "z.object({ A: z.string() }).safeParse(process.env)", ["A"]],
  ["set by runtimes", "process.env.NODE_ENV + process.env.npm_package_name", []],
  ["another env", "const env = { A: 1 }; env.A; other.env.B", []],
])("%s", async (_name, text, names) => {
  expect(await reads(text)).toEqual({ names, whole: [] });
});

test("places that take the environment as a whole are told", async () => {
  expect(await reads("\nspawn(cmd, { env: process.env });\nprocess.env[name];")).toEqual({ names: [], whole: [2, 3] });
});
