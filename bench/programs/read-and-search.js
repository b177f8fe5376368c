/** The floor: every file read as text and searched for the triggers, nothing else. */
import { readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.js";

const triggers = ["bun:sqlite", "better-sqlite3", "runtime"];
const files = sourceFiles(process.argv[2] ?? ".");
const found = files.filter((file) => {
  const text = readFileSync(file, "utf8");
  return triggers.some((trigger) => text.includes(trigger));
});
console.log(`${found.length} of ${files.length} files`);
