import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("sql-d1");
