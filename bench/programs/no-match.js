/** A run of ours that finds no candidate: the whole way through the public API with a trigger that is nowhere. */

const built = new URL("../../dist/src/index.js", import.meta.url).href;
/** @type {typeof import("../../src/index.js")} */
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the build has the types of its source
const { createSession, defineTransform } = await import(built);

const session = createSession({ cwd: process.argv[2] ?? "." });
const result = await session.plan([
  defineTransform({
    name: "no-match",
    summary: "Matches nothing",
    scope: "file",
    triggers: [["a text", "that no file", "contains"].join(" ")],
    options: {},
    codes: {},
    plan: () => ({ edits: [], findings: [] }),
  }),
]);
console.log(`${result.filesWithTrigger} of ${result.filesKnown} files`);
