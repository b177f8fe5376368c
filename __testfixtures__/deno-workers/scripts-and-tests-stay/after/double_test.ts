import { assertEquals } from "jsr:@std/assert@1";
import { double } from "./double.ts";

Deno.test("doubles", () => assertEquals(double(2), 4));
