import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../database";
import { closeRaces } from "../store/close-races";
import { importsFolder } from "../store/import-fixtures";
import { longCount, noteFigure } from "./share";

const { owner, scopeFor, teams } = await testDatabase();
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

const racers = { owner, teams, analyst: scopeFor("analyst"), admin: scopeFor("admin"), manager: scopeFor("manager") };

test(
  "close races",
  async () => {
    const wanted = longCount(1_000);
    const { races, closed, changed, refused } = await closeRaces(racers, { races: wanted, seed: 5 });
    noteFigure({
      area: "close races",
      done: `${races} closings, each at once with an import, new rules, a dispute, a rate or an undo (${closed} closed; the other side went through ${changed} times and was refused ${refused} times)`,
      found: "0 late changes",
    });
    expect(races).toBe(wanted);
  },
  6 * 3_600_000,
);
