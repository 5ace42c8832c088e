import { expect, test } from "vitest";
import { allocatedMethodDetails } from "../../lib/ledger/allocated-method";
import { amountOfUnits } from "../../lib/ledger/amount";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { withMeasured } from "../../lib/ledger/measured-weights";
import type { SharingRule } from "../../lib/ledger/sharing-rule";
import { costsOf } from "./fixtures";

const rule: SharingRule = {
  id: "s1",
  name: "Platform",
  source: "pool:platform",
  part: "all",
  method: "metric",
  unit: "GPU-hours",
  targets: [
    { id: "team:a", weight: amountOf("1") },
    { id: "team:b", weight: amountOf("1") },
  ],
};

const weights = (rules: readonly SharingRule[]) =>
  rules.flatMap(({ targets }) => targets.map(({ weight }) => formatAmount(amountOfUnits(weight))));

test("a metric rule weighs by what was measured, 0 for who used none, whatever the case of its unit", () => {
  const measured = [{ unit: "gpu-hours", owner: "team:a" as const, quantity: amountOf("12.5") }];
  expect(weights(withMeasured([rule], measured))).toEqual(["12.5", "0"]);
  expect(weights(withMeasured([{ ...rule, unit: "gpu hours" }], measured))).toEqual(["12.5", "0"]);
});

test("without a measure of its unit, and for every other method, a rule keeps its own weights", () => {
  const measured = [{ unit: "tokens", owner: "team:a" as const, quantity: amountOf("9") }];
  expect(withMeasured([rule, { ...rule, method: "key", unit: "tokens" }], measured)).toEqual([
    rule,
    { ...rule, method: "key", unit: "tokens" },
  ]);
});

test("FOCUS 1.3 has ratio, unit and quantity of a share: 30 of 40 GPU-hours are 0.75", () => {
  const shared = {
    kind: "shared" as const,
    owner: "team:a" as const,
    ruleId: "s1",
    from: "pool:platform" as const,
    charge: "usage" as const,
    method: "metric" as const,
    unit: "GPU-hours",
    weight: amountOf("30"),
    totalWeight: amountOf("40"),
    ratio: amountOf("0.75"),
    pool: costsOf("100"),
    costs: costsOf("75"),
  };
  expect(JSON.parse(allocatedMethodDetails(shared))).toEqual({
    Elements: [{ AllocatedRatio: 0.75, UsageUnit: "GPU-hours", UsageQuantity: 30, x_Method: "metric" }],
  });
  const third = { ...shared, unit: "", method: "even" as const, ratio: amountOf("0.333333333333333334") };
  expect(allocatedMethodDetails(third)).toBe(
    '{"Elements":[{"AllocatedRatio":0.333333333333333334,"x_Method":"even"}]}',
  );
});
