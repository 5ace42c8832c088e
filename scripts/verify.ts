import { deadCode, formatAndLint, generate, runChecks, types, unit } from "./check";

await runChecks([generate, formatAndLint, types, deadCode, unit]);
