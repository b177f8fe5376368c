import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("deno-workers");
