import { expect, test } from "vitest";
import { kindsOfPlaces } from "../../src/project/code-text.js";
import { mentionsIn } from "../../src/project/mentions.js";
import { tellsOfStack } from "../../src/project/stack.js";

const all = () => true;
const names = (text: string) => mentionsIn(text, all).map(({ kind, name, line }) => `${kind} ${name} ${String(line)}`);

test("imports of every form, with their lines", () => {
  const text = `import pg from "pg";
import {
  Queue,
} from 'bullmq';
export * from "./x.js";
const { createClient } = require("redis");
const sharp = await import(/* webpackIgnore */ "sharp");
`;

  expect(names(text)).toEqual([
    "import pg 1",
    "import bullmq 4",
    "import ./x.js 5",
    "import redis 6",
    "import sharp 7",
  ]);
});

test("environment variables of every form; those whose name is not in the text are one star", () => {
  const text = `const a = process.env.A;
const b = process.env["B"] ?? process.env?.C;
const { D, E: renamed, F = "x" } = process.env;
const g = Bun.env.G + Deno.env.get("H");
const i = process.env[key];
const { ...rest } = process.env;
const j = Deno.env.get(name);
if ("K" in process.env) {}
process.env.L!.trim();
`;

  expect(names(text)).toEqual([
    "env A 1",
    "env B 2",
    "env C 2",
    "env D 3",
    "env E 3",
    "env F 3",
    "env G 4",
    "env H 4",
    "env * 5",
    "env * 6",
    "env * 7",
    "env L 9",
  ]);
});

test("what stands in comments, strings and the texts of templates is not said by the code", () => {
  const text = `// import pg from "pg"; process.env.A
/* import "pg"; */ const s = "process.env.B"; const t = 'import "pg"';
const u = \`process.env.C \${process.env.D} \${\`\${process.env.E}\`} process.env.F\`;
const r = /process.env.G "/; const v = process.env.H; // "
const q = a / process.env.I / 2;
const w = <p>It's {process.env.J}</p>;
`;

  expect(names(text)).toEqual(["env D 3", "env E 3", "env H 4", "env I 5", "env J 6"]);
});

test("calls that name a runtime, and a timer at the top of a module only", () => {
  const text = `Deno.cron("x", "* * * * *", run);
setInterval(run, 1000);
function start() {
  setInterval(run, 1000);
}
Bun.serve({});
`;

  expect(names(text)).toEqual(["call Deno.cron 1", "call setInterval 2", "call Bun.serve 6"]);
});

test("only imports that tell of the stack are kept", () => {
  const wanted = (text: string) => mentionsIn(text, tellsOfStack).map(({ name }) => name);

  expect(
    wanted('import a from "react"; import b from "npm:ioredis@5"; import c from "fs"; import d from "./pg";'),
  ).toEqual(["npm:ioredis@5"]);
  expect(wanted('import { spawn } from "child_process"; import { Worker } from "node:worker_threads";')).toEqual([
    "child_process",
    "node:worker_threads",
  ]);
});

test("an object in a template's expression does not end the expression", () => {
  const text = "`${f({ a: { b: 1 } })} x` + y";

  expect(kindsOfPlaces(text, [text.indexOf("b:"), text.indexOf(" x"), text.indexOf("y")])).toEqual([
    "code",
    "string",
    "code",
  ]);
});

test("iterations of PBKDF2 that Workers refuse, where the number is written out", () => {
  const text = `pbkdf2Sync(word, salt(), 600_000, 32, "sha256");
pbkdf2Sync(word, salt, 100_000, 32, "sha256");
crypto.subtle.deriveBits({ name: "PBKDF2", iterations: 310000 }, key, 256);
`;

  expect(names(text)).toEqual(["iterations 600000 1", "iterations 310000 3"]);
  expect(names("const o = { iterations: 310000 };")).toEqual([]);
});
