import * as sqlite from "node:sqlite";

export function open(): sqlite.DatabaseSync {
  return new sqlite.DatabaseSync("app.sqlite", { readOnly: false });
}
