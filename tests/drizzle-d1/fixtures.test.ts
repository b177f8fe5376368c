import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("drizzle-d1");
