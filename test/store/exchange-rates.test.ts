import { describe, expect, test } from "vitest";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { exchangeRateInput } from "@/lib/schema/exchange-rate";
import { type CostQuestion, sumCosts } from "@/lib/store/costs";
import { listExchangeRates, removeExchangeRate, setExchangeRate } from "@/lib/store/exchange-rates";
import { closeMonth } from "@/lib/store/period-close";
import { reopenMonth, startReview } from "@/lib/store/periods";
import { getMonthStatements } from "@/lib/store/statements";
import { testDatabase } from "../database";
import { insertBatch } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const manager = scopeFor("manager");

const october = { month: "2026-10", currency: "EUR", source: "ECB" };
const audits = async () =>
  (await owner.query("SELECT action, detail FROM audit_event WHERE entity = 'exchange-rate' ORDER BY id")).rows;

describe("an exchange rate", () => {
  test("is kept to its last digit, changed and removed, each with an audit row; the same again leaves none", async () => {
    await setExchangeRate(analyst, { ...october, rate: "1.085300000000000001" });
    await setExchangeRate(analyst, { ...october, rate: "1.0853000000000000010" });
    expect(await listExchangeRates(analyst)).toEqual([{ ...october, rate: "1.085300000000000001", isClosed: false }]);
    await setExchangeRate(analyst, { ...october, rate: "1.09" });
    await removeExchangeRate(analyst, october);
    expect(await listExchangeRates(analyst)).toEqual([]);
    await expect(removeExchangeRate(analyst, october)).rejects.toThrow(NotFound);
    expect((await audits()).map(({ action }) => action)).toEqual([
      "exchange-rate.create",
      "exchange-rate.update",
      "exchange-rate.remove",
    ]);
    expect((await audits())[1].detail.changes.rate).toEqual({ from: "1.085300000000000001", to: "1.09" });
  });

  test("of the reporting currency is refused, and a manager enters none", async () => {
    await expect(setExchangeRate(analyst, { ...october, currency: "USD", rate: "1" })).rejects.toThrow(InvalidInput);
    await expect(setExchangeRate(manager, { ...october, rate: "1" })).rejects.toThrow(/row-level security/);
    await expect(removeExchangeRate(manager, october)).rejects.toThrow(NotFound);
  });

  test.each([
    ["0", "above 0"],
    ["-1", "above 0"],
    ["1,08", "decimal comma"],
    ["NaN", "finite"],
    ["0.0000000000000000001", "18 decimals"],
    ["1000000000.1", "at most 1000000000"],
  ])("%s is no rate: %s", (rate, reason) => {
    const parsed = exchangeRateInput.safeParse({ ...october, rate });
    expect(parsed.error?.issues.map(({ path, message }) => `${path}: ${message}`).join()).toContain(reason);
    expect(parsed.error?.issues[0]?.path).toEqual(["rate"]);
  });
});

test("10 EUR at 1.25 closed as 12.5 USD: the rate is refused from then on, by the database too, and explorer, statement and manager read the same digits", async () => {
  const month = "2026-09";
  await insertBatch(owner, {
    month,
    currency: "EUR",
    userId: users.analyst.id,
    lines: [{ effective: "10", owner: `team:${teams.vision}` }],
  });
  const rate = { month, currency: "EUR", source: "ECB" };
  await setExchangeRate(analyst, { ...rate, rate: "1.25" });
  await startReview(analyst, month);
  await owner.query("UPDATE bill_source SET expected = false");
  await closeMonth(analyst, month);
  await expect(setExchangeRate(analyst, { ...rate, rate: "2" })).rejects.toThrow(Conflict);
  await expect(removeExchangeRate(analyst, rate)).rejects.toThrow(Conflict);
  for (const change of [
    "UPDATE exchange_rate SET rate = 2 WHERE month = '2026-09-01'",
    "UPDATE exchange_rate SET month = '2026-08-01' WHERE month = '2026-09-01'",
    "DELETE FROM exchange_rate WHERE month = '2026-09-01'",
    "INSERT INTO exchange_rate VALUES ('2026-09-01', 'JPY', 1, 'x')",
  ]) {
    await expect(owner.query(change)).rejects.toThrow("exchange rates of a closed month never change");
  }
  const question: CostQuestion = {
    from: "2026-09-01",
    to: "2026-09-30",
    grain: "month",
    by: [],
    filters: [],
    basis: "effective",
    currency: "USD",
  };
  const { reconciliation } = await getMonthStatements(analyst, { month, basis: "effective" });
  for (const scope of [analyst, manager]) expect((await sumCosts(scope, question)).totals.total).toBe("12.5");
  expect(reconciliation?.imported).toBe("12.5");
  expect(await listExchangeRates(manager)).toMatchObject([{ rate: "1.25", isClosed: true }]);

  await reopenMonth(scopeFor("admin"), { month, reason: "A wrong rate." });
  await setExchangeRate(analyst, { ...rate, rate: "1.3" });
  expect((await sumCosts(analyst, question)).totals.total).toBe("13");
});
