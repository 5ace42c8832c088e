import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../database";
import { closeRaces } from "./close-races";
import { importsFolder } from "./import-fixtures";

const { owner, scopeFor, teams } = await testDatabase();
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

const racers = { owner, teams, analyst: scopeFor("analyst"), admin: scopeFor("admin"), manager: scopeFor("manager") };

test("50 races of a closing with an import, rules, a dispute, a rate or an undo: what was closed is what was frozen", async () => {
  const { races, closed, changed, refused } = await closeRaces(racers, { races: 50, seed: 23 });
  expect(races).toBe(50);
  for (const ended of [closed, changed, refused]) expect(ended).toBeGreaterThan(0);
}, 240_000);
