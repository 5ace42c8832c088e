import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fittedLabel, type WaterfallInput, waterfallModel, waterfallTable } from "@/lib/chart/waterfall";

const input = (extra: Partial<WaterfallInput> = {}): WaterfallInput => ({
  title: "From 1,000 to 700",
  summary: "Two steps.",
  unit: "USD over 36 months",
  currency: "USD",
  start: { label: "All cloud", amount: 1_000 },
  steps: [
    { key: "move", label: "Move", saving: 400 },
    { key: "copies", label: "Copies", saving: -100 },
  ],
  end: { label: "70/30", amount: 700 },
  ...extra,
});

describe("waterfallModel", () => {
  test("1,000 − 400 = 600, and a step that costs 100 leads up again to 700", () => {
    expect(
      waterfallModel(input()).bars.map(({ key, kind, range, level, text }) => [key, kind, range, level, text]),
    ).toEqual([
      ["start", "total", [0, 1_000], 1_000, "1,000"],
      ["move", "saving", [600, 1_000], 600, "▼ −400"],
      ["copies", "overspend", [600, 700], 700, "▲ +100"],
      ["end", "total", [0, 700], 700, "700"],
    ]);
  });

  test("a step that does nothing says so, at the level where it stands", () => {
    const model = waterfallModel(
      input({ steps: [{ key: "late", label: "Late", saving: 0 }], end: { label: "70/30", amount: 1_000 } }),
    );
    expect(model.bars[1]).toMatchObject({ kind: "same", range: [1_000, 1_000], amount: 0, text: "no change" });
  });

  test("300 − 500 = −200: bars go through the baseline, and the axis reaches below it", () => {
    const model = waterfallModel(
      input({
        start: { label: "All cloud", amount: 300 },
        steps: [{ key: "sale", label: "Sale", saving: 500 }],
        end: { label: "Sold", amount: -200 },
      }),
    );
    expect(model.bars.map(({ range }) => range)).toEqual([
      [0, 300],
      [-200, 300],
      [-200, 0],
    ]);
    expect(model.ticks).toEqual([-200, -100, 0, 100, 200, 300]);
  });

  test("without steps the two totals stand alone", () => {
    expect(waterfallModel(input({ steps: [] })).bars.map(({ key }) => key)).toEqual(["start", "end"]);
  });

  test("the table holds the change and the total after each step", () => {
    expect(waterfallTable(waterfallModel(input())).rows.map(({ cells }) => Object.values(cells))).toEqual([
      ["All cloud", null, 1_000],
      ["Move", -400, 600],
      ["Copies", 100, 700],
      ["70/30", null, 700],
    ]);
  });

  test("each bar begins where the one before it ends, and the axis holds them all", () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 12 }), (start, savings) => {
        const steps = savings.map((saving, index) => ({ key: `${index}`, label: `${index}`, saving }));
        const end = savings.reduce((level, saving) => level - saving, start);
        const { bars, ticks } = waterfallModel(
          input({ start: { label: "a", amount: start }, steps, end: { label: "b", amount: end } }),
        );
        bars.slice(1).forEach((bar, index) => {
          const before = bars[index]?.level ?? Number.NaN;
          if (bar.kind !== "total")
            expect([...bar.range].sort((a, b) => a - b)).toEqual([before, bar.level].sort((a, b) => a - b));
        });
        expect(bars.at(-2)?.level).toBe(end);
        for (const { range } of bars) {
          expect(range[0]).toBeGreaterThanOrEqual(ticks[0] ?? Number.NaN);
          expect(range[1]).toBeLessThanOrEqual(ticks.at(-1) ?? Number.NaN);
        }
      }),
    );
  });
});

describe("fittedLabel", () => {
  test("10 characters fit into 61 pixels; of 26 letters 9 and the gap stay, 6 of the beginning and 3 of the end", () => {
    expect(fittedLabel("abcdefghij", 61)).toBe("abcdefghij");
    expect(fittedLabel("abcdefghijklmnopqrstuvwxyz", 61)).toBe("abcdef…xyz");
  });

  test("a gap never stands beside a blank", () => {
    expect(fittedLabel("INT8 for every chat model", 61)).toBe("INT8 f…del");
    expect(fittedLabel("INT8 x  for every model x", 61)).toBe("INT8 x…l x");
  });
});
