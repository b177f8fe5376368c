import { describe, expect, test } from "vitest";
import { reportGithub } from "../../src/report/github.js";
import { fileChange, finding, replacement, reportContext, runResult } from "./run-result.js";

interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a workflow command as the runner does: properties up to the second `::`, then the message, both unescaped. */
function parse(line: string): Command {
  const [, kind = "", list = "", message = ""] = /^::(\w+) (.*?)::(.*)$/u.exec(line) ?? [];
  const data = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const property = (text: string) => data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
  const properties = list.split(",").map((pair): [string, string] => {
    const [name = "", value = ""] = pair.split(/=(.*)/su);
    return [name, property(value)];
  });
  return { kind, properties: Object.fromEntries(properties), message: data(message) };
}

function commands(...parameters: Parameters<typeof reportGithub>): Command[] {
  const text = reportGithub(...parameters);
  return text === "" ? [] : text.trimEnd().split("\n").map(parse);
}

describe("annotations", () => {
  test("a manual finding is a warning at its place, from the root of the checkout", () => {
    const text = reportGithub(
      runResult({ findings: [finding()] }),
      reportContext({ workingDirectory: "packages/api" }),
    );

    expect(text).toBe(
      "::warning file=packages/api/src/user.ts,line=12,endLine=12,col=3,endColumn=11,title=demo/getter%3A A getter cannot wait::" +
        "The getter `name` asks the database.%0Abecause of src/db.ts:4 get()%0Acf-codemod explain demo/getter\n",
    );
  });

  test("what a path or a message holds is escaped as actions/toolkit does", () => {
    const path = "src/100%, a:b/c.ts";
    const message = "one\r\ntwo :: 50%0A";

    const [command] = commands(runResult({ findings: [finding({ path, message, because: [] })] }), reportContext());

    expect(command?.properties.file).toBe(path);
    expect(command?.message).toBe(`${message}\ncf-codemod explain demo/getter`);
    expect(reportGithub(runResult({ findings: [finding({ path, message })] }), reportContext())).toContain(
      "file=src/100%25%2C a%3Ab/c.ts,",
    );
  });

  test("columns are left out where a place has several lines, since GitHub refuses them", () => {
    const [command] = commands(runResult({ findings: [finding({ endLine: 15 })] }), reportContext());

    expect(command?.properties).toMatchObject({ line: "12", endLine: "15" });
    expect(command?.properties).not.toHaveProperty("col");
  });

  test("errors come first, then findings, then edits to look at", () => {
    const path = "src/a.ts";
    const edits = [replacement({ path, code: "demo/parallel", confidence: "review" }), replacement({ path })];
    const newErrors = [{ path, line: 3, code: "TS2339", message: "no such property" }];
    const result = runResult({
      changes: [{ path, before: "a\n", after: "b\n", edits }],
      findings: [finding({ code: "demo/elsewhere", level: "note", path: "src/0.ts" }), finding({ path: "src/1.ts" })],
      errors: [{ path: "src/broken.ts", reason: "syntax error" }],
      proof: {
        parse: true,
        types: { status: "checked", newErrors, announced: [] },
        secondRunEdits: 0,
      },
    });

    expect(
      commands(result, reportContext({ written: true })).map(({ kind, properties: { file, line } }) => [
        kind,
        file,
        line,
      ]),
    ).toEqual([
      ["error", "src/broken.ts", undefined],
      ["error", "src/a.ts", "3"],
      ["warning", "src/1.ts", "12"],
      ["notice", "src/0.ts", "12"],
      ["notice", undefined, undefined],
      ["notice", "src/a.ts", "1"],
    ]);
    // After a dry run there is no such line to point at.
    expect(commands(result, reportContext())[1]).toMatchObject({
      properties: { file: "src/a.ts" },
      message: "no such property\nIn line 3 of the result.",
    });
  });

  test("a result that does not parse is an error", () => {
    const proof = {
      parse: false,
      unparsed: ["src/a.ts"],
      types: { status: "skipped", reason: "x" },
      secondRunEdits: 0,
    } as const;

    expect(
      commands(runResult({ proof, changes: [fileChange("src/a.ts", "a", "(")] }), reportContext())[0],
    ).toMatchObject({
      kind: "error",
      properties: { file: "src/a.ts" },
    });
  });

  test("nothing to say is nothing", () => {
    expect(reportGithub(runResult(), reportContext())).toBe("");
  });
});

describe("GitHub shows ten of a kind", () => {
  const places = (amount: number) =>
    runResult({ findings: Array.from({ length: amount }, (_, i) => finding({ line: i + 1, endLine: i + 1 })) });

  test("ten are all shown", () => {
    expect(commands(places(10), reportContext()).map(({ properties }) => properties.line)).toHaveLength(10);
    expect(reportGithub(places(10), reportContext())).not.toContain("more place");
  });

  test("of more, nine, and how many are missing", () => {
    const shown = commands(places(25), reportContext());

    expect(shown).toHaveLength(10);
    expect(shown[9]).toEqual({
      kind: "warning",
      properties: { title: "cf-codemod" },
      message: "16 more places than GitHub shows of a step: see the summary.",
    });
  });
});
