import { expect, test } from "vitest";
import { Conflict } from "@/lib/errors";
import { setExchangeRate } from "@/lib/store/exchange-rates";
import { listMissingRates } from "@/lib/store/missing-rates";
import { changedRates } from "@/lib/store/rate-file";
import { testDatabase } from "../database";
import { insertBatch } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const userId = users.analyst.id;

test("10 + 2.5 EUR wait for a rate, USD and a batch that does not count do not; a manager learns of the own teams", async () => {
  const mine = { effective: "10", owner: `team:${teams.vision}` };
  await insertBatch(owner, { month: "2026-10", currency: "EUR", userId, lines: [mine, { effective: "2.5" }] });
  await insertBatch(owner, { month: "2026-10", userId, lines: [{ effective: "7" }] });
  expect(await listMissingRates(analyst)).toEqual([{ month: "2026-10", currency: "EUR", lines: 2, billed: "12.5" }]);
  expect(await listMissingRates(scopeFor("manager"))).toEqual([
    { month: "2026-10", currency: "EUR", lines: 1, billed: "10" },
  ]);
  await setExchangeRate(analyst, { month: "2026-10", currency: "EUR", rate: "1.25", source: "ECB" });
  expect(await listMissingRates(analyst)).toEqual([]);
});

test("of a file, only rates that differ are written, and none when one is of a closed month", async () => {
  const rate = { month: "2026-11", currency: "EUR", rate: "1.25", source: "ECB" };
  await setExchangeRate(analyst, rate);
  expect(await changedRates(analyst, [{ ...rate, rate: "1.250" }])).toEqual([]);
  const other = { ...rate, currency: "JPY" };
  expect(await changedRates(analyst, [rate, other])).toEqual([other]);
  await owner.query(
    `INSERT INTO billing_period (month, state, closed_at, closed_by_id) VALUES ('2026-09-01', 'closed', now(), $1)`,
    [userId],
  );
  await expect(changedRates(analyst, [{ ...rate, month: "2026-09" }, other])).rejects.toThrow(Conflict);
});
