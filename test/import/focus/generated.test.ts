import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { checked } from "../reader/checked";
import { file, isTaken, type Line, quoted, unitsOf } from "./generated-lines";
import { readGenerated } from "./generated-packs";

vi.setConfig({ testTimeout: 600_000 });

test("2,000 generated files: each told apart into the records that were written, each line taken with its digits or left out", async () => {
  const { files, lines, taken } = await readGenerated({ files: 2_000, seed: 20261123 });
  expect(files).toBe(2_000);
  expect(taken).toBeGreaterThan(lines / 4);
});

test("15 of them whole, each in a stage of its own: no crash, and sums to the last digit as an independent reader finds them", async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, order, end, mark }) => {
      fc.pre(
        lines.some(({ BilledCost, EffectiveCost }) => unitsOf(BilledCost) !== null || unitsOf(EffectiveCost) !== null),
      );
      const rows = lines.map((each) => order.map((name) => quoted(each[name])).join(","));
      const csv = `${mark}${[order.join(","), ...rows].join(end)}`;
      const meant = withCopiedCosts(lines);
      const taken = meant.filter(isTaken);
      await checked(csv, async ({ check, rows: copied }) => {
        expect([check.rows, check.accepted]).toEqual([lines.length, taken.length]);
        for (const currency of ["USD", "EUR"]) {
          const own = taken.filter((each) => each.BillingCurrency.toUpperCase() === currency);
          const sum = (name: "BilledCost" | "EffectiveCost") =>
            own.reduce((units, each) => units + (unitsOf(each[name]) ?? 0n), 0n);
          const total = check.totals[currency];
          expect(total === undefined).toBe(own.length === 0);
          if (total)
            expect([unitsOf(total.billed), unitsOf(total.effective)]).toEqual([
              sum("BilledCost"),
              sum("EffectiveCost"),
            ]);
        }
        for (const { month, rows: count } of check.months) {
          const [found, sums, facts] = [
            await copied("copy-lines", { month }),
            await copied("copy-rollup", { month }),
            await copied("copy-facts", { month }),
          ];
          expect(found).toHaveLength(count);
          const billed = (some: typeof found) =>
            some.reduce((units, each) => units + (unitsOf(each.billed ?? "") ?? 0n), 0n);
          expect([billed(sums), billed(facts)]).toEqual([billed(found), billed(found)]);
        }
      });
    }),
    { numRuns: 15 },
  );
});

/** A column of costs without a single value is absent: the other is taken for it. */
function withCopiedCosts(lines: readonly Line[]): Line[] {
  const isAbsent = (name: "BilledCost" | "EffectiveCost") =>
    lines.every((each) => each[name] === "" || each[name] === "NULL");
  if (isAbsent("BilledCost")) return lines.map((each) => ({ ...each, BilledCost: each.EffectiveCost }));
  return isAbsent("EffectiveCost") ? lines.map((each) => ({ ...each, EffectiveCost: each.BilledCost })) : [...lines];
}
