import { expect, test } from "vitest";
import { resultBlocks } from "@/lib/chart/result-blocks";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { calculations, isCalculationName, prepareCalculation, runCalculation } from "@/lib/schema/calculations";

test("figures first, then a table for each list; rows are named by their names", () => {
  const output = {
    total: 3,
    reason: null,
    lines: [
      { name: "a", saving: 1 },
      { name: "b", saving: 2 },
    ],
  };
  expect(resultBlocks(output)).toEqual([
    {
      kind: "figures",
      title: null,
      figures: [
        { key: "total", value: 3 },
        { key: "reason", value: null },
      ],
    },
    {
      kind: "table",
      title: "Lines",
      columns: ["Name", "Saving"],
      rows: [
        ["a", 1],
        ["b", 2],
      ],
    },
  ]);
});

test("rows that look alike are numbered, and so are plain values", () => {
  const output = { parts: [{ price: 1 }, { price: 1 }], schedule: [20, 32] };
  expect(resultBlocks(output)).toEqual([
    {
      kind: "table",
      title: "Parts",
      columns: ["#", "Price"],
      rows: [
        [1, 1],
        [2, 1],
      ],
    },
    {
      kind: "table",
      title: "Schedule",
      columns: ["#", "Value"],
      rows: [
        [1, 20],
        [2, 32],
      ],
    },
  ]);
});

test("an empty list is said to be one", () => {
  expect(resultBlocks({ flips: [] })).toEqual([
    { kind: "figures", title: null, figures: [{ key: "flips", value: "none" }] },
  ]);
});

test("what lies inside a row or a record has a table of its own", () => {
  const titles = resultBlocks({
    allCloud: { total: 1, curve: [{ month: 0 }] },
    layouts: [{ unused: 0, instances: [{ slot: 0 }] }],
  }).map(({ title }) => title);
  expect(titles).toEqual(["All cloud", "All cloud, curve", "Layouts", "Layouts 1, instances"]);
});

test.each(Object.keys(calculations).filter(isCalculationName))(
  "%s: every figure of its result is shown",
  async (name) => {
    await prepareCalculation(name);
    const output = runCalculation(name, calculationExamples[name]);
    const leaves = (value: unknown): number =>
      typeof value === "object" && value !== null
        ? Object.values(value).reduce((sum: number, each) => sum + leaves(each), 0)
        : 1;
    const shown = resultBlocks(output).reduce((sum, block) => {
      if (block.kind === "figures") return sum + block.figures.length;
      return sum + block.rows.length * block.columns.filter((column) => column !== "#").length;
    }, 0);
    // A list within a row, such as the fields that a trigger misses, counts once for all its values.
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeGreaterThanOrEqual(leaves(output) - valuesInLists(output));
  },
);

function valuesInLists(value: unknown): number {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + valuesInLists(each), 0);
}
