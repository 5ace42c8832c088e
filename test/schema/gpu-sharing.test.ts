import { describe, expect, test } from "vitest";
import { checkedRun } from "@/lib/schema/calculation/check";
import { sharingCalculations } from "@/lib/schema/calculation/sharing";
import { frozen } from "../calc/fixtures";

const problems = (input: unknown) =>
  checkedRun(sharingCalculations["gpu-sharing"], frozen(input)).problems?.map(({ field, rule }) => [field, rule]);

const row = (profile: string, count: number) => ({ profile, count });

describe("an input that breaks a rule names its field", () => {
  test("an unknown model, and a profile of another one", () => {
    expect(problems({ gpuModel: "T4", demands: [] })).toEqual([
      ["gpuModel", "Must be one of A100-40GB, A100-80GB, H100-80GB, H200, B200, A30."],
    ]);
    expect(problems({ gpuModel: "A30", demands: [row("1g.6gb", 1), row("3g.20gb", 1)] })).toEqual([
      ["demands.1.profile", "Must be a profile of A30: 4g.24gb, 2g.12gb+me, 2g.12gb, 1g.6gb+me, 1g.6gb."],
    ]);
  });

  test.each([-1, 1.5, 5001, Number.NaN, Number.POSITIVE_INFINITY])("a count of %s", (count) => {
    expect(problems({ gpuModel: "A30", demands: [row("1g.6gb", count)] })).toEqual([
      ["demands.0.count", "Must be a whole number from 0 to 5,000."],
    ]);
  });

  test("5,000 instances in all, and 1,000 rows, are the most", () => {
    expect(problems({ gpuModel: "A30", demands: [row("1g.6gb", 5000), row("2g.12gb", 1)] })).toEqual([
      ["demands", "Must be at most 5,000 instances in all."],
    ]);
    expect(problems({ gpuModel: "A30", demands: new Array(1001).fill(row("1g.6gb", 1)) })?.[0]?.[0]).toBe("demands");
  });

  test("5,000 instances and 0 are accepted", () => {
    expect(problems({ gpuModel: "A30", demands: [row("1g.6gb", 5000)] })).toBeUndefined();
    expect(problems({ gpuModel: "A30", demands: [row("1g.6gb", 0)] })).toBeUndefined();
  });
});
