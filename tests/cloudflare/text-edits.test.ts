import fc from "fast-check";
import { parse } from "jsonc-parser";
import { parse as parseToml, stringify } from "smol-toml";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/engine/edits.js";
import { changeConfig, type ConfigChange } from "../../src/cloudflare/config-format.js";
import { editsBetween } from "../../src/cloudflare/edits-between.js";
import { jsonConfig } from "../../src/cloudflare/json-config.js";
import { insertMember, removeItem } from "../../src/cloudflare/json-text.js";
import { tomlConfig } from "../../src/cloudflare/toml-config.js";

describe("editsBetween", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "\n", "\r\n", "\t", "{", "é", "😀"), { maxLength: 30 })
    .map((parts) => parts.join(""));

  it("gives edits that lead from one text to the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, editsBetween("x", "cloudflare/wrangler-config", before, after))).toBe(after);
      }),
    );
  });

  it("touches only what differs", () => {
    const edits = editsBetween("x", "cloudflare/wrangler-config", "a\nb: 1\nc\nd\n", "a\nb: 12\nc\nd\ne\n");
    expect(edits).toMatchObject([
      { start: 6, end: 6, text: "2" },
      { start: 11, end: 11, text: "e\n" },
    ]);
  });
});

describe("JSON text", () => {
  const indent = fc.constantFrom(undefined, 1, 2, 4, "\t");
  const object = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });

  it("loses nothing when a member is inserted and removed again", () => {
    fc.assert(
      fc.property(object, indent, fc.nat(), (value, space, place) => {
        const before = JSON.stringify(value, null, space);
        const keys = Object.keys(value);
        const inserted = insertMember(before, [], "new member", { a: ["b"] }, keys[place % (keys.length + 1)]);
        // JSON has no -0.
        const written = JSON.parse(before) as Record<string, unknown>;
        expect(JSON.parse(inserted)).toEqual({ ...written, "new member": { a: ["b"] } });
        const removed = removeItem(inserted, ["new member"]);
        expect(JSON.parse(removed)).toEqual(written);
        if (keys.length > 0 && space !== undefined) expect(removed).toBe(before);
      }),
    );
  });

  it.each([
    ['{\n  "a": 1 /* x */, // y\n  "b": 2, // z\n}', "b", '{\n  "a": 1 /* x */, // y\n}'],
    ['{\n  "a": 1, // y\n  // of b\n  "b": 2 // z\n}', "b", '{\n  "a": 1 // y\n  // of b\n}'],
    ['{\n  "a": 1, "b": 2\n}', "a", '{\n  "b": 2\n}'],
    ['{\n  "a": 1, "b": 2\n}', "b", '{\n  "a": 1\n}'],
    ['{\n  "a": 1,\n  "b": 2 }', "b", '{\n  "a": 1\n  }'],
    ['{ "a": 1 }', "a", "{}"],
  ])("%j without %s", (before, key, after) => {
    expect(removeItem(before, [key])).toBe(after);
    expect(parse(after)).not.toHaveProperty(key);
  });

  it.each([
    ['{\n  "a": 1 }', '{\n  "a": 1,\n  "n": 0 }'],
    ['{\n  "a": 1\n  , // odd\n}', '{\n  "a": 1\n  , // odd\n  "n": 0,\n}'],
    ['{\n  "a": 1 /* x\n y */ // z\n}', '{\n  "a": 1, /* x\n y */ // z\n  "n": 0\n}'],
    ["{ // empty\n}", '{ // empty\n  "n": 0\n}'],
    ["{}", '{\n  "n": 0\n}'],
  ])("%j with a member more", (before, after) => {
    expect(insertMember(before, [], "n", 0)).toBe(after);
    expect(parse(after)).toHaveProperty("n", 0);
  });

  it("throws where there is nothing to change", () => {
    expect(() => removeItem("{}", ["a"])).toThrow("Nothing to remove");
    expect(() => insertMember("[]", [], "a", 1)).toThrow("No object");
  });
});

describe("a changed config", () => {
  const scalar = fc.oneof(fc.stringMatching(/^[ -~]*$/), fc.integer(), fc.boolean());
  const config = fc.record(
    {
      name: fc.string(),
      main: fc.string(),
      compatibility_date: fc.constant("2026-01-01"),
      compatibility_flags: fc.uniqueArray(fc.constantFrom("a", "b", "c]", "#d")),
      vars: fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), scalar),
      d1_databases: fc.array(fc.record({ binding: fc.stringMatching(/^[A-Z]{1,3}$/), note: fc.string() })),
      rules: fc.array(fc.record({ type: scalar, globs: fc.array(scalar) })),
      env: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,3}$/),
        fc.record({ vars: fc.dictionary(fc.constant("A"), scalar) }),
      ),
    },
    { requiredKeys: [] },
  );
  const entry = { binding: "NEW", database_name: 'quote " and # hash' };
  const changes = [
    { kind: "append", key: "d1_databases", value: entry },
    { kind: "append", key: "compatibility_flags", value: "nodejs_compat" },
  ] as const;

  it("has what was wanted and all that was there, in TOML", () => {
    fc.assert(
      fc.property(config, (value) => {
        const before = stringify(value);
        const after = changeConfig(tomlConfig, before, changes);
        expect(parseToml(after ?? "")).toEqual({
          ...parseToml(before),
          d1_databases: [...(value.d1_databases ?? []), entry],
          compatibility_flags: [...(value.compatibility_flags ?? []), "nodejs_compat"],
        });
        const without = changeConfig(tomlConfig, after ?? "", [
          { kind: "remove", key: "compatibility_flags", value: "nodejs_compat" },
        ]);
        expect(parseToml(without ?? "")).not.toMatchObject({ compatibility_flags: ["nodejs_compat"] });
      }),
    );
  });

  it("and in JSON", () => {
    fc.assert(
      fc.property(config, fc.constantFrom(undefined, 2, "\t"), (value, space) => {
        const after = changeConfig(jsonConfig, JSON.stringify(value, null, space), changes);
        expect(JSON.parse(after ?? "")).toEqual({
          ...value,
          d1_databases: [...(value.d1_databases ?? []), entry],
          compatibility_flags: [...(value.compatibility_flags ?? []), "nodejs_compat"],
        });
      }),
    );
  });

  it("gives a key that is there another value, where it stands", () => {
    const change = [{ kind: "set", key: "main", value: "worker.ts" }] as const;
    expect(changeConfig(jsonConfig, '{ "main": "a.js", // built\n "name": "b" }', change)).toBe(
      '{ "main": "worker.ts", // built\n "name": "b" }',
    );
    expect(changeConfig(tomlConfig, 'main = "a.js" # built\nname = "b"\n', change)).toBe(
      'main = "worker.ts" # built\nname = "b"\n',
    );
  });

  it("is refused where it does more or less than was wanted", () => {
    const less = { ...jsonConfig, change: (text: string) => text };
    const more = {
      ...jsonConfig,
      change: (text: string, change: ConfigChange) =>
        insertMember(jsonConfig.change(text, change), [], `stray ${change.key}`, 1),
    };
    expect(changeConfig(jsonConfig, "{}", changes)).toBeDefined();
    expect(changeConfig(less, "{}", changes)).toBeUndefined();
    expect(changeConfig(more, "{}", changes)).toBeUndefined();
  });

  it("is refused where the result would not parse", () => {
    // The key holds a string: no table of that name can follow.
    expect(changeConfig(tomlConfig, '"d1_databases" = "none"\n', changes)).toBeUndefined();
  });
});
