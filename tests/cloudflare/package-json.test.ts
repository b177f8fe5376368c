import { describe, expect, it } from "vitest";
import type { DependencyChange } from "../../src/engine/plan.js";
import { configure, type Files } from "./memory-tree.js";

const usedBy = "src/index.ts";
const remove = (name: string): DependencyChange => ({ kind: "remove", name, usedBy });
const add = (name: string, dev = false): DependencyChange => ({ kind: "add", name, range: "^1.0.0", dev, usedBy });

function changed(text: string, changes: readonly DependencyChange[], others: Files = {}): string | undefined {
  return configure({ [usedBy]: "", "package.json": text, ...others }, [], changes).changed["package.json"];
}

describe("package.json", () => {
  it.each([
    [
      "adds in alphabetical order",
      '{\n  "dependencies": {\n    "a": "1",\n    "c": "1"\n  }\n}\n',
      [add("b"), add("d")],
      '{\n  "dependencies": {\n    "a": "1",\n    "b": "^1.0.0",\n    "c": "1",\n    "d": "^1.0.0"\n  }\n}\n',
    ],
    [
      "adds at the end where there is no order",
      '{\n  "dependencies": {\n    "c": "1",\n    "a": "1"\n  }\n}\n',
      [add("b")],
      '{\n  "dependencies": {\n    "c": "1",\n    "a": "1",\n    "b": "^1.0.0"\n  }\n}\n',
    ],
    [
      "adds first, with tabs and CRLF and no final line feed",
      '{\r\n\t"devDependencies": {\r\n\t\t"c": "1"\r\n\t}\r\n}',
      [add("b", true)],
      '{\r\n\t"devDependencies": {\r\n\t\t"b": "^1.0.0",\r\n\t\t"c": "1"\r\n\t}\r\n}',
    ],
    [
      "makes a block behind the other one",
      '{\n    "name": "x",\n    "dependencies": {\n        "a": "1"\n    },\n    "license": "MIT"\n}\n',
      [add("b", true)],
      '{\n    "name": "x",\n    "dependencies": {\n        "a": "1"\n    },\n    "devDependencies": {\n        "b": "^1.0.0"\n    },\n    "license": "MIT"\n}\n',
    ],
    ["makes the first block of all", "{}\n", [add("b")], '{\n  "dependencies": {\n    "b": "^1.0.0"\n  }\n}\n'],
    [
      "fills an empty block",
      '{\n  "dependencies": {}\n}\n',
      [add("b")],
      '{\n  "dependencies": {\n    "b": "^1.0.0"\n  }\n}\n',
    ],
    [
      "removes first, middle and last",
      '{\n  "dependencies": {\n    "a": "1",\n    "b": "1",\n    "c": "1",\n    "d": "1"\n  }\n}\n',
      [remove("a"), remove("c"), remove("d")],
      '{\n  "dependencies": {\n    "b": "1"\n  }\n}\n',
    ],
    [
      "removes from every block, and a block with its last entry",
      '{\n  "dependencies": {\n    "a": "1"\n  },\n  "devDependencies": {\n    "a": "1",\n    "b": "1"\n  }\n}\n',
      [remove("a")],
      '{\n  "devDependencies": {\n    "b": "1"\n  }\n}\n',
    ],
    [
      "removes a block that came last",
      '{\n  "name": "x",\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
      [remove("a")],
      '{\n  "name": "x"\n}\n',
    ],
    [
      "replaces one by another",
      '{\n  "dependencies": {\n    "a": "1",\n    "z": "1"\n  }\n}\n',
      [remove("z"), add("b")],
      '{\n  "dependencies": {\n    "a": "1",\n    "b": "^1.0.0"\n  }\n}\n',
    ],
    [
      "works on one line",
      '{"dependencies":{"a":"1","z":"1"},"x":1}',
      [remove("z"), add("b")],
      '{"dependencies":{"a":"1", "b": "^1.0.0"},"x":1}',
    ],
    ["removes the only block on one line", '{ "dependencies": { "a": "1" }, "x": 1 }', [remove("a")], '{ "x": 1 }'],
    [
      "keeps a byte order mark",
      '\uFEFF{\n  "dependencies": {\n    "a": "1",\n    "b": "1"\n  }\n}\n',
      [remove("b")],
      '\uFEFF{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
    ],
  ])("%s", (_, before, changes, after) => {
    expect(changed(before, changes)).toBe(after);
  });

  it.each([
    ["there already", '{ "peerDependencies": { "b": "2" } }', [add("b")]],
    ["there for development", '{ "devDependencies": { "b": "2" } }', [add("b")]],
    ["not there", '{ "dependencies": { "b": "2" } }', [remove("a")]],
  ])("is left alone: %s", (_, text, changes) => {
    expect(changed(text, changes)).toBeUndefined();
  });

  it("is the nearest one, and a declaration further up is named", () => {
    const outcome = configure(
      {
        "package.json": '{ "dependencies": { "a": "1" } }',
        "api/package.json": '{ "dependencies": { "b": "1", "c": "1" } }',
        "api/src/index.ts": "",
      },
      [],
      ["a", "b"].map((name) => ({ kind: "remove", name, usedBy: "api/src/index.ts" })),
    );
    expect(outcome.changed).toEqual({ "api/package.json": '{ "dependencies": { "c": "1" } }' });
    expect(outcome.notes).toEqual([
      "a is declared in package.json, above api/package.json: remove it there if no other package needs it.",
    ]);
  });

  it("names the command that brings the lock file along", () => {
    const files = { [usedBy]: "", "package.json": "{}", "bun.lock": "" };
    expect(configure(files, [], [add("b")]).nextSteps).toEqual([
      { phase: "install", what: "Bring the lock file along", command: "bun install", folder: "" },
    ]);
  });

  it("that does not parse is a finding", () => {
    const { changed: files, findings } = configure({ [usedBy]: "", "package.json": "{" }, [], [remove("a"), add("b")]);
    expect(files).toEqual({});
    expect(findings).toEqual([
      "cloudflare/config-not-understood package.json <> package.json does not parse; still to do: remove a, add b",
    ]);
  });

  it("gets the tools that a binding needs, once", () => {
    const files = { [usedBy]: "", "tsconfig.json": "{}", "package.json": '{\n  "name": "x"\n}\n' };
    const { changed: after } = configure(files, [
      { kind: "d1", name: "DB", usedBy },
      { kind: "kv", name: "KV", usedBy },
    ]);
    expect(after["package.json"]).toBe(
      '{\n  "name": "x",\n  "devDependencies": {\n    "@cloudflare/workers-types": "^4.20260426.0 || ^5.0.0",\n    "wrangler": "^4.86.0"\n  }\n}\n',
    );
  });

  it("does not get tools that the workspace root has", () => {
    const { changed: after } = configure(
      {
        "package.json": '{ "devDependencies": { "@cloudflare/workers-types": "4", "wrangler": "4" } }',
        "api/package.json": "{}",
        "api/tsconfig.json": "{}",
        "api/index.ts": "",
      },
      [{ kind: "kv", name: "KV", usedBy: "api/index.ts" }],
    );
    expect(Object.keys(after).sort()).toEqual(["api/env.d.ts", "api/wrangler.jsonc"]);
  });
});
