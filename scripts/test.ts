import {
  browserTests,
  deadCode,
  formatAndLint,
  generate,
  productionBuild,
  runChecks,
  types,
  unitAndDatabase,
} from "./check";

await runChecks([generate, formatAndLint, types, deadCode, unitAndDatabase, productionBuild, browserTests]);
