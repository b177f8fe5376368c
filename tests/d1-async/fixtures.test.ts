import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("d1-async");
