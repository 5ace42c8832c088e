import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeCrossings, spreadLabels } from "@/lib/chart/crossover-labels";

describe("spreadLabels", () => {
  const range = { gap: 17, top: 0, bottom: 300 };

  test("labels with room stay where their lines end", () => {
    expect(
      spreadLabels(
        [
          { key: "a", y: 10 },
          { key: "b", y: 100 },
        ],
        range,
      ),
    ).toEqual([
      { key: "a", y: 10 },
      { key: "b", y: 100 },
    ]);
  });

  test("100 and 105 with a gap of 17: the lower one moves to 117", () => {
    expect(
      spreadLabels(
        [
          { key: "b", y: 105 },
          { key: "a", y: 100 },
        ],
        range,
      ),
    ).toEqual([
      { key: "a", y: 100 },
      { key: "b", y: 117 },
    ]);
  });

  test("at the bottom they are pushed up", () => {
    expect(
      spreadLabels(
        [
          { key: "a", y: 298 },
          { key: "b", y: 299 },
        ],
        range,
      ).map((label) => label.y),
    ).toEqual([283, 300]);
  });

  test("they never overlap, keep their order and stay inside while there is room", () => {
    const ys = fc.array(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(ys, (values) => {
        const placed = spreadLabels(
          values.map((y, index) => ({ key: String(index), y })),
          range,
        );
        placed.forEach((label, index) => {
          expect(label.y).toBeLessThanOrEqual(300);
          expect(label.y).toBeGreaterThanOrEqual(0);
          const next = placed[index + 1];
          if (next) expect(next.y - label.y).toBeGreaterThanOrEqual(17);
        });
      }),
    );
  });
});

describe("placeCrossings", () => {
  const plot = { left: 50, right: 850, top: 10, bottom: 400 };
  const width = (text: string) => text.length * 6;
  // Lines that rise from the lower left to the upper right.
  const options = {
    plot,
    width,
    lowest: (x: number) => 330 - (x - 50) / 4,
    highest: (x: number) => 240 - (x - 50) / 4,
  };
  const point = (key: string, x: number, text = "70/30: month 17.8") => ({ key, x, y: 230, text });

  test("below the lines, the earliest lowest, each to the right of its drop line", () => {
    const placed = placeCrossings([point("late", 460), point("early", 400)], options);
    expect(placed.map(({ key, labelX, labelY, anchor }) => [key, labelX, labelY, anchor])).toEqual([
      ["early", 406, 392, "start"],
      ["late", 466, 373, "start"],
    ]);
  });

  test("where the lines reach down to the baseline, above them", () => {
    const flat = { ...options, lowest: () => 399, highest: () => 350 };
    expect(placeCrossings([point("a", 100), point("b", 130)], flat).map((label) => label.labelY)).toEqual([22, 41]);
  });

  test("at the right edge, to the left of the point", () => {
    const [label] = placeCrossings([point("a", 845)], options);
    expect(label?.anchor).toBe("end");
    expect(label?.labelX).toBe(839);
  });
});
