import { assertEquals } from "@std/assert";
import { total } from "./basket.ts";
import { test } from "vitest";

test("fine", () => assertEquals(total([2]), 2));
