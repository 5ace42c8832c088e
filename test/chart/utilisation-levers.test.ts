import { describe, expect, test } from "vitest";
import { utilisationSaving } from "@/lib/calc/utilisation";
import { isLever, type UtilisationLever, utilisationChange, utilisationFinding } from "@/lib/chart/utilisation-levers";

const said = (lever: UtilisationLever, utilisation: number, targetUtilisation: number) =>
  utilisationFinding(lever, utilisationSaving({ monthlyCost: 100_000, utilisation, targetUtilisation }), "USD")
    .map(({ text }) => text)
    .join("");

describe("what a better use is worth", () => {
  test("the guide's batching, 30% → 85%: 0.85 / 0.30 = 2.83× fewer hours, 1 − 0.30 / 0.85 = 64.7% of 100,000", () => {
    expect(said("batching", 0.3, 0.85)).toBe(
      "2.83× fewer paid GPU-hours for the same work save $64.7K a month (64.7%). Idle time costs $70.0K a month now.",
    );
  });

  test("a worse use costs more: 0.85 / 0.30 = 2.83× more hours", () => {
    expect(said("batching", 0.85, 0.3)).toBe("2.83× more paid GPU-hours for the same work cost $183K a month more.");
  });

  test("idle instances can only be ended where some are", () => {
    expect(said("auto-shutdown", 0.9, 0.85)).toContain("nothing to end");
    expect(said("batching", 0.5, 0.5)).toBe("The same use costs the same.");
  });
});

test("only a change is a lever, and ending idle instances only a better use", () => {
  expect(isLever("batching", { saving: -5 })).toBe(true);
  expect(isLever("auto-shutdown", { saving: -5 })).toBe(false);
  expect(isLever("batching", { saving: 0 })).toBe(false);
});

test("a lever says what it does", () => {
  const use = { utilisation: 0.3, targetUtilisation: 0.85 };
  expect(utilisationChange("batching", use)).toEqual({
    kind: "batching",
    utilisationBefore: 0.3,
    utilisationAfter: 0.85,
  });
  expect(utilisationChange("auto-shutdown", use)).toEqual({ kind: "auto-shutdown", utilisation: 0.85 });
});
