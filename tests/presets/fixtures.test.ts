import { testPresetFixtures } from "../fixtures/test-fixtures.js";

await testPresetFixtures();
