import {
  browserTests,
  databaseTests,
  deadCode,
  formatAndLint,
  generate,
  productionBuild,
  runChecks,
  types,
  unit,
} from "./check";

await runChecks([generate, formatAndLint, types, deadCode, unit, databaseTests, productionBuild, browserTests]);
