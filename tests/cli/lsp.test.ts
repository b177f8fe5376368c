import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSession } from "../../src/index.js";
import { makeProject, type Project } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { applyToTexts, openEditor } from "./language-client.js";

const saved = 'import { Database } from "bun:sqlite";\nexport const db = new Database("app.sqlite");\n';
/** What the buffer holds: a line end of each kind, and a character of two UTF-16 units before a place. */
const unsaved = [
  'import { Database } from "bun:sqlite";\r\n',
  'export const db = new Database("app.sqlite");\n',
  'export function names(a: string) { return db.query("SELECT name FROM users").all(); }\n',
  'export const icon = "😀", bytes = db.serialize();\n',
].join("");
const caller = 'import { names } from "./db";\n\nexport function count() {\n  return names("").length;\n}\n';

function project(files: Readonly<Record<string, string>> = {}): Project {
  return makeProject({
    "package.json": '{ "name": "api" }\n',
    "src/db.ts": saved,
    "src/caller.ts": caller,
    ...files,
  });
}

test("findings of unsaved buffers come as diagnostics, in UTF-16 positions", async () => {
  const { root, read } = project();
  const editor = await openEditor(root);
  expect(editor.capabilities).toMatchObject({
    positionEncoding: "utf-16",
    codeActionProvider: { resolveProvider: true },
  });

  await editor.open("src/db.ts", saved);
  expect(await editor.diagnostics("src/db.ts", 1)).toEqual([]);
  await editor.change("src/db.ts", 2, unsaved.replace("serialize", "serial"));
  // The first one is cancelled, or replaced.
  await editor.change("src/db.ts", 3, unsaved);
  const diagnostics = await editor.diagnostics("src/db.ts", 3);

  const found = diagnostics.find(({ message }) => JSON.stringify(message).includes("serialize"));
  expect(found).toMatchObject({
    source: "cf-codemod",
    severity: 2,
    code: expect.stringMatching(/^d1-async\//u) as string,
    codeDescription: { href: expect.stringMatching(/\/docs\/d1-async\.md$/u) as string },
  });
  const line = unsaved.split("\n")[3] ?? "";
  const { start, end } = found?.range ?? { start: { line: -1, character: 0 }, end: { line: -1, character: 0 } };
  expect([start.line, end.line]).toEqual([3, 3]);
  expect(line.slice(start.character, end.character)).toContain("serialize");
  expect(read("src/db.ts")).toBe(saved);
  expect(await editor.close()).toBe(0);
});

test("an edit group is one action over all its files, with versions, new files, and a question where one should look", async () => {
  const { root, read } = project();
  const editor = await openEditor(root);
  await editor.open("src/db.ts", unsaved);

  const actions = await editor.actions("src/db.ts", 2);
  const [rewrite] = actions.filter(({ kind }) => kind === "refactor.rewrite.cf-codemod");
  const [file] = actions.filter(({ kind }) => kind === "source.cf-codemod.file");

  expect(rewrite?.title).toMatch(/^Make names async and await its 1 caller \(\d+ edits in all\)$/u);
  expect(file?.title).toMatch(/^d1-async: \d+ edits of this file, and \d+ edits elsewhere that belong to them$/u);
  if (!rewrite?.edit) throw new Error("the action has no edit");
  const { documentChanges = [], changeAnnotations = {} } = rewrite.edit;
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  expect(documentChanges).toContainEqual(
    expect.objectContaining({ textDocument: { uri: uri("src/db.ts"), version: 1 } }),
  );
  expect(documentChanges).toContainEqual(
    expect.objectContaining({ textDocument: { uri: uri("src/caller.ts"), version: null } }),
  );
  expect(documentChanges).toContainEqual(expect.objectContaining({ kind: "create", uri: uri("wrangler.jsonc") }));
  const annotations = Object.values(changeAnnotations);
  expect(annotations.some(({ description }) => description?.includes("src/db.ts:3"))).toBe(true);

  // The very texts that a run over the same buffer gives.
  const session = createSession({ cwd: root, overlay: new Map([["src/db.ts", unsaved]]) });
  const { changes } = await session.plan("d1-async", { verify: false });
  const texts = { "package.json": read("package.json"), "src/db.ts": unsaved, "src/caller.ts": caller };
  expect(applyToTexts(rewrite.edit, texts, root)).toEqual({
    ...texts,
    ...Object.fromEntries(changes.map(({ path, after }) => [path, after])),
  });
  expect(existsSync(join(root, "wrangler.jsonc"))).toBe(false);
});

test("edits without a group are actions of their own; those to review ask for confirmation", async () => {
  const region = 'export const preferredRegion = "fra1";\n\nexport const a = 1;\n';
  const text = 'export const runtime = "edge";\nexport const preferredRegion = "fra1";\n\nexport const a = 1;\n';
  const { root } = makeProject({
    "package.json": '{ "name": "site", "dependencies": { "next": "16.0.0" } }\n',
    "app/route.ts": text,
    "app/region/route.ts": region,
  });
  const editor = await openEditor(root);
  await editor.open("app/route.ts", text);

  const rewrite = async (line: number) =>
    (await editor.actions("app/route.ts", line, ["refactor"])).map(({ edit }) => ({
      text: edit && applyToTexts(edit, { "app/route.ts": text }, root)["app/route.ts"],
      confirm: Object.values(edit?.changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation),
    }));

  expect(await rewrite(0)).toEqual([{ text: text.slice(text.indexOf("\n") + 1), confirm: [false] }]);
  expect(await rewrite(1)).toEqual([{ text: expect.stringContaining('"edge"') as string, confirm: [false] }]);
  expect(await rewrite(3)).toEqual([]);
  await editor.open("app/region/route.ts", region);
  const [review] = await editor.actions("app/region/route.ts", 0, ["refactor"]);
  expect(Object.values(review?.edit?.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }]);
  const [file] = await editor.actions("app/route.ts", 3, ["source.cf-codemod.file"]);
  expect(file?.edit && applyToTexts(file.edit, { "app/route.ts": text }, root)["app/route.ts"]).toBe(
    "export const a = 1;\n",
  );
});

test("presets that apply are actions that are planned when they are chosen", async () => {
  const { root } = project();
  const editor = await openEditor(root);
  await editor.open("src/db.ts", unsaved);

  const presets = await editor.actions("src/db.ts", 0, ["source.cf-codemod.preset"]);

  expect(presets.map(({ title }) => title.split(":")[0])).toEqual(["bun-to-workers"]);
  const [preset] = presets;
  if (!preset) throw new Error("there is no preset");
  expect(preset.edit).toBeUndefined();
  const { edit } = await editor.resolve(preset);
  const session = createSession({ cwd: root, overlay: new Map([["src/db.ts", unsaved]]) });
  const { changes } = await session.plan("bun-to-workers", { verify: false });
  const after = applyToTexts(edit ?? {}, { "src/db.ts": unsaved }, root);
  expect(after["src/db.ts"]).toBe(changes.find(({ path }) => path === "src/db.ts")?.after);
});

test("a client that can only replace text gets no action that adds files, and others without annotations", async () => {
  const text = 'export const runtime = "edge";\nexport const a = 1;\n';
  const { root } = project({
    "package.json": '{ "name": "api", "dependencies": { "next": "16.0.0" } }\n',
    "app/route.ts": text,
  });
  const editor = await openEditor(root, { capabilities: {} });
  await editor.open("src/db.ts", unsaved);
  await editor.open("app/route.ts", text);

  expect(await editor.actions("src/db.ts", 2, ["refactor"])).toEqual([]);
  const [route] = await editor.actions("app/route.ts", 0, ["refactor"]);
  expect(Object.keys(route?.edit ?? {})).toEqual(["changes"]);
});

describe("a config file that is code", () => {
  const config = (marker: string) =>
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(marker)}, "");\n` +
    'export default { options: { "d1-async": { binding: "NOTES" } } };\n';

  test.each([
    [false, undefined],
    [false, false],
    [true, true],
  ])("is run: %s, where trusted is %s", async (isRun, trusted) => {
    const marker = join(mkdtempSync(join(tmpdir(), "cf-codemod-trust-")), "ran");
    onTestFinished(() => rmSync(join(marker, ".."), { recursive: true }));
    const { root } = project({ "cf-codemod.config.mjs": config(marker) });
    const editor = await openEditor(root, trusted === undefined ? {} : { trusted });
    await editor.open("src/db.ts", saved);

    const [rewrite] = await editor.actions("src/db.ts", 1, ["refactor"]);

    expect(existsSync(marker)).toBe(isRun);
    const text = applyToTexts(rewrite?.edit ?? {}, { "src/db.ts": saved }, root)["src/db.ts"];
    expect(text).toContain(isRun ? "env.NOTES" : "env.DB");
    expect(editor.messages.some((message) => message.includes("not trusted"))).toBe(!isRun);
  });

  test("so is a transform that a JSON config names: it is not run where nobody trusts it", async () => {
    const marker = join(mkdtempSync(join(tmpdir(), "cf-codemod-trust-")), "ran");
    onTestFinished(() => rmSync(join(marker, ".."), { recursive: true }));
    const { root } = project({
      "cf-codemod.config.json": '{ "extends": "./more.json" }',
      "more.json": '{ "transforms": ["./ours.mjs"] }',
      "ours.mjs": config(marker),
    });
    const editor = await openEditor(root);
    await editor.open("src/db.ts", saved);

    await editor.actions("src/db.ts", 1, ["refactor"]);

    expect(existsSync(marker)).toBe(false);
    expect(editor.messages.some((message) => message.includes("not trusted"))).toBe(true);
  });

  test("one that is JSON is read in any case", async () => {
    const { root } = project({ "cf-codemod.config.json": '{ "options": { "d1-async": { "binding": "NOTES" } } }' });
    const editor = await openEditor(root);
    await editor.open("src/db.ts", saved);

    const [rewrite] = await editor.actions("src/db.ts", 1, ["refactor"]);

    expect(applyToTexts(rewrite?.edit ?? {}, { "src/db.ts": saved }, root)["src/db.ts"]).toContain("env.NOTES");
  });
});

test("without vscode-languageserver, the command says how to install it", () => {
  const folder = mkdtempSync(join(tmpdir(), "cf-codemod-missing-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "hooks.mjs"),
    `export async function resolve(name, context, next) {
       if (!name.startsWith("vscode-languageserver")) return next(name, context);
       throw Object.assign(new Error("not there"), { code: "ERR_MODULE_NOT_FOUND" });
     }`,
  );
  const register = join(folder, "register.mjs");
  writeFileSync(register, 'import { register } from "node:module"; register("./hooks.mjs", import.meta.url);');

  const { status, stderr } = cfCodemod(["lsp"], { nodeOptions: ["--import", pathToFileURL(register).href] });

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "cf-codemod: lsp needs the package vscode-languageserver: npm install --save-dev vscode-languageserver\n",
  });
});
