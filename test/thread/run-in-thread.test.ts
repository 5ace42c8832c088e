import { expect, test } from "vitest";
import { InvalidInput } from "@/lib/errors";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { runInThread } from "@/lib/thread/run-in-thread";

test("long calculations answer in turn, and a wrong input does not stop the next; this thread stays free", async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  const wrong = runInThread("placement", { ...calculationExamples.placement, horizonMonths: 0 });
  const right = runInThread("placement", calculationExamples.placement);
  await expect(wrong).rejects.toThrow(InvalidInput);
  await expect(wrong).rejects.toMatchObject({ problems: [{ field: "horizonMonths", value: 0 }] });
  // One node of 250,141.80 + 36 × 6,500 within the budget of 400,000, the rest on spot or on demand.
  expect(await right).toMatchObject({ status: "optimal", nodes: [{ supply: "own", month: 0, count: 1 }] });
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(20);
});

test("more than eight at once are refused in words", async () => {
  const running = Array.from({ length: 8 }, () => runInThread("token-cost", calculationExamples["token-cost"]));
  await expect(runInThread("token-cost", {})).rejects.toThrow("Too many long calculations are running.");
  // 55.04 / (12,000 × 3,600 × 0.6) × 10⁶ = 2.1235
  for (const output of await Promise.all(running)) {
    expect(output).toEqual({ perMillionTokens: expect.closeTo(2.1235, 4) });
  }
});
