import { describe, expect, test } from "vitest";
import { type Announcement, isAnnounced } from "../../src/verify/announced.js";
import type { Difference } from "../../src/sql/facts/difference.js";

const difference = (code: Difference["code"], subject: string, table = "users"): Difference => {
  return { code, table, subject };
};
const finding = (message: string, level: Announcement["level"] = "manual", statement = ""): Announcement => {
  return { level, message, statement };
};

describe("a difference is announced", () => {
  test.each<[string, Difference, Announcement]>([
    ["by its column", difference("default", "born"), finding("The default of `users.born`: …")],
    ["by its column, in a note", difference("type", "born"), finding("`users.born` is a range.", "note")],
    ["by one column of a key", difference("unique-missing", "born, name"), finding("`users.born` has no equality.")],
    ["by its table", difference("index-missing", "data"), finding("The index `g` of `users` is of the kind gin.")],
    ["whatever the schema", difference("table-missing", "", "auth.users"), finding("Left, with `users`.")],
    ["by the statement", difference("check-missing", "a"), finding("A rule.", "manual", "CREATE RULE r ON Users")],
  ])("%s", (_, found, announcement) => {
    expect(isAnnounced(found, [announcement])).toBe(true);
  });

  test.each<[string, Difference, Announcement]>([
    ["by another column", difference("default", "name"), finding("The default of `users.born`: …")],
    ["by another table", difference("default", "born"), finding("The default of `posts.born`: …")],
    ["by a table whose name begins alike", difference("table-missing", ""), finding("Left, with `users_old`.")],
    ["by a note on the table", difference("not-null", "born"), finding("Made anew: `users`.", "note")],
    ["for lost rows by a word on the table", difference("rows-lost", ""), finding("The index `g` of `users`.")],
    ["for a statement that fails", difference("statement-fails", "users"), finding("`users`")],
  ])("but not %s", (_, found, announcement) => {
    expect(isAnnounced(found, [announcement])).toBe(false);
  });
});
