import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("next-opennext");
