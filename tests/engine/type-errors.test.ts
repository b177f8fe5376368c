import { expect, test } from "vitest";
import { newErrors } from "../../src/engine/type-errors.js";

const error = (message: string, path = "a.ts", start = 0) => ({ path, start, code: "TS2322", message });

test("an error whose union is listed in another order is the same one", () => {
  const before = error(`Type 'string' is not assignable to type '"a" | "b" | "c"'. Type 'x' is not 'A | B[]'.`);
  const after = error(
    `Type 'string' is not assignable to type '"c" | "a" | "b"'. Type 'x' is not 'B[] | A'.`,
    "a.ts",
    9,
  );
  expect(newErrors([before], [after])).toEqual([]);
});

test("an error is the same one where other members of a long union are shown", () => {
  const before = error(
    `Argument of type '"x"' is not assignable to parameter of type '"a" | "b" | ... 7 more ... | "z"'.`,
  );
  const after = error(
    `Argument of type '"x"' is not assignable to parameter of type '"a" | "c" | ... 8 more ... | "z"'.`,
  );
  const other = error(
    `Argument of type '"y"' is not assignable to parameter of type '"a" | "c" | ... 8 more ... | "z"'.`,
  );
  expect(newErrors([before], [after, other])).toEqual([other]);
});

test.each([
  ["other members", `Type 'string' is not assignable to type '"a" | "d"'.`],
  ["the other way round", `Type '"a" | "b"' is not assignable to type 'string'.`],
])("an error is new with %s", (_, message) => {
  const before = error(`Type 'string' is not assignable to type '"a" | "b"'.`);
  expect(newErrors([before], [error(message)])).toEqual([error(message)]);
});

test("one error more of the same kind is new", () => {
  expect(newErrors([error("m")], [error("m"), error("m", "a.ts", 5)])).toEqual([error("m", "a.ts", 5)]);
});

test("a property that was missing is no new error where its type has another name", () => {
  const before = error("Property 'nick' does not exist on type 'PgTable'.");
  const after = error("Property 'nick' does not exist on type 'SQLiteTable'. Did you mean 'nicks'?");
  const other = error("Property 'name' does not exist on type 'SQLiteTable'.");
  expect(newErrors([before], [after, other])).toEqual([other]);
});

test("a module that is not installed is not there under its new name either", () => {
  const missing = (name: string) => error(`Cannot find module '${name}' or its corresponding type declarations.`);
  expect(newErrors([missing("npm:zod@3")], [missing("zod")])).toEqual([]);
  expect(newErrors([missing("npm:zod@3")], [missing("zod"), missing("jose")])).toEqual([missing("jose")]);
});

test("types of JSX that are not installed are missing under other options, too", () => {
  const before = error("JSX element implicitly has type 'any' because no interface 'JSX.IntrinsicElements' exists.");
  const after = error("This JSX tag requires the module path 'preact/jsx-runtime' to exist, but none could be found.");
  expect(newErrors([before], [after])).toEqual([]);
  expect(newErrors([before], [after, before])).toEqual([]);
  expect(newErrors([], [after])).toEqual([after]);
});

test("a call that fits no overload fits none of another library's either", () => {
  const refused = (overloads: number, given: string) =>
    error(
      `No overload matches this call. Overload 1 of ${String(overloads)}, '(value: string): Date', gave the following error. ` +
        `Argument of type '${given}' is not assignable to parameter of type 'string'.`,
    );
  expect(newErrors([refused(5, "Date | null")], [refused(4, "null | Date")])).toEqual([]);
  expect(newErrors([refused(5, "Date | null")], [refused(4, "D1Result")])).toEqual([refused(4, "D1Result")]);
});
