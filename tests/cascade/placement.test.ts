import { testCases } from "./cascade-case.js";

testCases([
  { name: "a variable", before: `function f() { const u = query(); return u.name; }`, after: `async function f() { const u = await query(); return u.name; }` },
  { name: "a member of the value", before: `function f() { return query().name; }`, after: `async function f() { return (await query()).name; }` },
]);
