import { defineConfig } from "vitest/config";

// Neither UTC nor a whole number of hours: a date that slips shows.
process.env.TZ = "Asia/Kathmandu";

const needDatabase = ["test/db/**/*.test.ts", "test/store/**/*.test.ts", "test/**/*.database.test.ts"];

const shared = {
  environment: "node",
  pool: "forks",
  // One more than the two cores that are always there: tests of the database mostly wait.
  maxWorkers: 3,
  env: {
    TZ: "Asia/Kathmandu",
    CROSSOVER_NOW: "2026-11-23T12:00:00Z",
    APP_URL: "http://127.0.0.1:3000",
    AUTH_SECRET: "used-by-tests-only-0123456789abcdef0123456789",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  },
} as const;

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...needDatabase, "test/long/**"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "database",
          include: needDatabase,
          globalSetup: "test/cluster.ts",
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Hours of them: scripts/test-long.ts runs these, and nothing else does.
        extends: true,
        test: {
          ...shared,
          name: "long",
          include: ["test/long/**/*.test.ts"],
          globalSetup: "test/cluster.ts",
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
