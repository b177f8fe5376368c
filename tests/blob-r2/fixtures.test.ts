import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("blob-r2");
