import { expect, test } from "vitest";
import { staleOutputs } from "../../transforms/sql-d1/stale-outputs.js";
import { memoryTree } from "../cloudflare/memory-tree.js";

test("what an earlier run wrote and this one does not is named; what is written by hand is not", () => {
  const tree = memoryTree({
    "db/migrations-d1/0001_a.sql": "-- db/migrations/0001_a.sql\n\nCREATE TABLE a (id INTEGER);\n",
    "db/migrations-d1/0001_old.sql": "-- db/migrations/0001_old.sql\n\nCREATE TABLE a (id INTEGER);\n",
    "db/migrations-d1/0000_initial.sql": "CREATE TABLE a (id INTEGER);\n",
    "db/migrations-d1/0900_hand.sql": "-- by hand\nUPDATE a SET id = 1;\n",
    "other/0001_old.sql": "-- db/migrations/0001_old.sql\nSELECT 1;\n",
  });
  const outputs = new Set(["db/migrations-d1/0001_a.sql"]);
  expect(staleOutputs(tree, ["db/migrations-d1"], outputs).map(({ code, path }) => [code, path])).toEqual([
    ["sql-d1/stale-output", "db/migrations-d1/0000_initial.sql"],
    ["sql-d1/stale-output", "db/migrations-d1/0001_old.sql"],
  ]);
});
