import { describe, expect, test } from "vitest";
import { compressionPlan } from "@/lib/calc/compression-plan";
import { compressionScatter, paybackText, reductionText, span, stackName } from "@/lib/chart/compression";
import { scatterTable } from "@/lib/chart/scatter";
import { formatRatio } from "@/lib/format/ratio";
import type { CompressionPlannerInput } from "@/lib/schema/planner/compression";
import { frozen } from "../calc/fixtures";

const input: CompressionPlannerInput = frozen({
  monthlyCost: 1200,
  sizeGb: 3.1,
  latencyMs: null,
  accuracy: 1,
  effortPerTechnique: 3500,
  qualityFloor: 0.95,
  chosen: ["int8"],
  own: null,
});

const scatter = (change: Partial<CompressionPlannerInput> = {}) => {
  const given = { ...input, ...change };
  return compressionScatter(given, compressionPlan(given), "USD");
};

describe("compressionScatter", () => {
  test("15 options and today at the cautious end, 15 at the other, from 84% (100 − 1 − 3 − 7 − 5) up", () => {
    const { series, y } = scatter();
    expect(series.map(({ points }) => points.length)).toEqual([16, 15]);
    expect(Math.min(...(series[0]?.points ?? []).map((point) => point.y))).toBeCloseTo(0.84, 12);
    expect(y.ticks[0]).toBeLessThanOrEqual(0.84);
    expect(y.ticks.at(-1)).toBe(1);
  });

  test("what may fall below the floor is grey, at both ends", () => {
    const faint = scatter().series.map(({ points }) => points.filter(({ isFaint }) => isFaint).length);
    expect(faint).toEqual([11, 11]);
  });

  test("the finding names the cheapest above the floor, or that there is none", () => {
    expect(scatter().title).toBe("INT8 + pruning is the cheapest that keeps 95.0%: $288 a month at most");
    expect(scatter({ qualityFloor: 0.999 }).title).toBe("Nothing that is cheaper keeps 99.9% for certain");
  });

  test("the line of what nothing beats rises from the cheapest to today", () => {
    const { points } = scatter().frontier;
    expect(points.at(-1)).toMatchObject({ x: 1200, y: 1 });
    points.slice(1).forEach((point, index) => {
      expect(point.y).toBeGreaterThan(points[index]?.y ?? 1);
    });
  });

  test("the table has a row for each option and for today, which has no full effect", () => {
    const { rows, columns } = scatterTable(scatter());
    expect(columns).toHaveLength(5);
    expect(rows).toHaveLength(16);
    expect(rows[0]?.cells).toEqual({ label: "Today", "low x": 1200, "low y": 1 });
  });
});

test("a stack reads as a name", () => {
  expect(stackName(["pruning", "low-rank"])).toBe("Pruning + low-rank");
  expect(stackName(["own", "int8"])).toBe("Own measurement + INT8");
});

test("a range of one figure is that figure, and a reduction carries its sign", () => {
  const percent = (value: number) => formatRatio(value);
  expect(span(0.6, 0.75, percent)).toBe("60.0% to 75.0%");
  expect(span(0.6, 0.6, percent)).toBe("60.0%");
  expect(reductionText(0.6, 0.75)).toBe("−60.0% to −75.0%");
  expect(reductionText(null, null)).toBe("—");
});

test("no payback is said in words", () => {
  const own = { costRatio: 1.2, sizeRatio: 1, accuracyLoss: 0, latencyRatio: null };
  const { chosen } = compressionPlan({ ...input, chosen: ["own"], own });
  expect(chosen && paybackText(chosen)).toBe("no payback");
});
