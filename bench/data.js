/**
 * node bench/data.js [--megabytes n] [--form copy|inserts] [--gzip]
 *
 * Throughput and peak memory of `--data`: converts a generated dump (made once, in .cache/) in a process of its own, disk
 * included. Rows are like those of real applications: keys, texts with and without escapes, timestamps, JSON, booleans,
 * numbers, arrays, NULL. Needs `npm run build`.
 */
import { fork } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { Random } from "./random.js";

const repository = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "200" },
    form: { type: "string", default: "copy" },
    gzip: { type: "boolean", default: false },
    child: { type: "string" },
  },
});

/** @type {(readonly [string, string])[]} */
const columnTypes = [
  ["id", "bigint"],
  ["user_id", "uuid"],
  ["kind", "text"],
  ["body", "text"],
  ["payload", "jsonb"],
  ["tags", "text[]"],
  ["amount", "numeric(12,2)"],
  ["score", "double precision"],
  ["active", "boolean"],
  ["day", "date"],
  ["created_at", "timestamp with time zone"],
  ["deleted_at", "timestamp with time zone"],
];

const words = "the quick brown fox jumps over a lazy dog while naïve users wait for their “results” again".split(" ");

if (values.child === undefined) await measureChild();
else await convertInChild(values.child);

async function measureChild() {
  const dump = await dumpFile(Number(values.megabytes), values.form, values.gzip);
  const child = fork(fileURLToPath(import.meta.url), ["--child", dump], { stdio: "inherit" });
  await new Promise((resolve, reject) => {
    child.on("exit", (code) => (code === 0 ? resolve(undefined) : reject(new Error(`exit status ${code}`))));
  });
}

/** @param {string} dump */
async function convertInChild(dump) {
  const { writeDataFiles } = await import("../dist/src/engine/data-files.js");
  const { emptyCatalog } = await import("../dist/src/sql/postgres/catalog.js");
  const { readType } = await import("../dist/src/sql/postgres/type-name.js");
  const { defaultChoices } = await import("../dist/src/sql/types.js");
  const columns = columnTypes.map(([name, type]) => ({ name, type: readType(type), notNull: false, comments: [] }));
  const table = {
    key: "events",
    columns,
    primaryKey: { name: "events_pkey", columns: ["id"] },
    uniques: [],
    foreignKeys: [],
    checks: [],
    indexes: [],
    triggers: [],
  };
  const folder = path.join(repository, ".cache/bench-data");
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const cpu = process.cpuUsage();
  const manifest = await writeDataFiles({
    dump,
    folder,
    schema: { ...emptyCatalog, tables: new Map([["events", table]]) },
    choices: defaultChoices,
  });
  const seconds = (performance.now() - start) / 1000;
  const processor = process.cpuUsage(cpu);
  const size = statSync(dump).size / 1e6;
  const peak = process.resourceUsage().maxRSS / 1024;
  const rows = manifest.tables[0]?.rowsOut ?? 0;
  console.log(
    `${path.basename(dump)}: ${size.toFixed(0)} MB, ${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s: ` +
      `${(size / seconds).toFixed(1)} MB/s (${((processor.user + processor.system) / 1e6).toFixed(1)} s of processor time), peak ${peak.toFixed(0)} MB (${(before / 2 ** 20).toFixed(0)} MB at the start)`,
  );
  if (manifest.refusals > 0) throw new Error(`${manifest.refusals} rows were refused`);
  rmSync(folder, { recursive: true });
}

/**
 * @param {number} megabytes
 * @param {string} form
 * @param {boolean} gzip
 */
async function dumpFile(megabytes, form, gzip) {
  const file = path.join(repository, `.cache/dump-${form}-${megabytes}.sql${gzip ? ".gz" : ""}`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  if (gzip) {
    const plain = await dumpFile(megabytes, form, false);
    await pipeline(createReadStream(plain), createGzip(), createWriteStream(`${file}.part`));
  } else await pipeline(dumpText(megabytes * 1e6, form), createWriteStream(`${file}.part`));
  renameSync(`${file}.part`, file);
  return file;
}

/**
 * @param {number} bytes
 * @param {string} form
 */
function* dumpText(bytes, form) {
  const random = new Random(1);
  const names = columnTypes.map(([name]) => name).join(", ");
  let written = 0;
  let text = "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n";
  if (form === "copy") text += `COPY public.events (${names}) FROM stdin;\n`;
  for (let id = 1; written < bytes; id += 1) {
    const row = rowOf(id, random);
    text +=
      form === "copy"
        ? `${row.map(copyField).join("\t")}\n`
        : `INSERT INTO public.events VALUES (${row.map((value) => insertValue(value)).join(", ")});\n`;
    if (text.length < 1 << 16) continue;
    written += text.length;
    yield text;
    text = "";
  }
  yield form === "copy" ? `${text}\\.\n` : text;
}

/**
 * @param {number} id
 * @param {Random} random
 * @returns {(string | number | boolean | null)[]}
 */
function rowOf(id, random) {
  const pick = (/** @type {number} */ count) => Math.floor(random.next() * count);
  const sentence = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => words[pick(words.length)]).join(" ");
  const hex = (/** @type {number} */ length) => Array.from({ length }, () => pick(16).toString(16)).join("");
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = `20${two(pick(25))}-${two(1 + pick(12))}-${two(1 + pick(28))}`;
  const time = `${day} ${two(pick(24))}:${two(pick(60))}:${two(pick(60))}.${String(pick(1000)).padStart(3, "0")}+00`;
  return [
    id,
    `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    ["view", "click", "it's paid", "refund"][pick(4)] ?? "",
    pick(4) === 0 ? `${sentence(12)}\n${sentence(20)}` : sentence(15),
    `{"path": "/items/${id}", "agent": "${sentence(5)}", "title": "a \\"quoted\\" ${pick(100)}", "n": [${pick(9)}, ${pick(9)}]}`,
    pick(3) === 0 ? "{}" : `{${words[pick(words.length - 4)]},"${sentence(2)}"}`,
    `${pick(100000)}.${two(pick(100))}`,
    random.next() * 1000,
    pick(2) === 0,
    day,
    time,
    pick(5) === 0 ? time : null,
  ];
}

/** @param {string | number | boolean | null} value */
function copyField(value) {
  if (value === null) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  return String(value).replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** @param {string | number | boolean | null} value */
function insertValue(value) {
  if (value === null) return "NULL";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
