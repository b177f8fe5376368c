import { readFileSync } from "node:fs";

console.log(readFileSync("seed.json", "utf8"));
