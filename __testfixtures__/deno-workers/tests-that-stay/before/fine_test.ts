import { assertEquals } from "https://deno.land/std@0.224.0/assert/mod.ts";
import { total } from "./basket.ts";

Deno.test("fine", () => assertEquals(total([2]), 2));
