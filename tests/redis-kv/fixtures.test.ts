import { testFixtures } from "../fixtures/test-fixtures.js";

await testFixtures("redis-kv");
