import { describe, expect, test } from "vitest";
import type { Lever } from "@/lib/calc/lever";
import { leverChange, leverNames, mostLevers } from "@/lib/schema/lever";
import { withLever, withLeverBack, withLeverMoved, withoutLever } from "@/lib/schema/lever-edits";
import { leverFields, startingChange } from "@/lib/schema/lever-fields";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { numberAt } from "@/lib/schema/supply-fields";

const [template] = scenarioTemplates;
if (!template) throw new Error("a template expected");
const plain = scenarioFromTemplate(template, "2027-01");

function lever(id: string): Lever {
  return { id, name: id, workloadIds: null, fromMonth: 1, oneOffCost: 0, change: startingChange.compression };
}

const input: ScenarioInput = { ...plain, levers: ["a", "b", "c"].map(lever) };
const order = (from: ScenarioInput) => from.levers.map(({ id }) => id).join("");

describe("edits of levers", () => {
  test("one place up or down; at either end, and unknown, it stays", () => {
    expect(order(withLeverMoved(input, "c", -1))).toBe("acb");
    expect(order(withLeverMoved(input, "a", 1))).toBe("bac");
    expect(withLeverMoved(input, "a", -1)).toBe(input);
    expect(withLeverMoved(input, "c", 1)).toBe(input);
    expect(withLeverMoved(input, "x", 1)).toBe(input);
  });

  test("taken out and put back where it stood, once", () => {
    const without = withoutLever(input, "b");
    expect(order(without)).toBe("ac");
    const back = withLeverBack(without, lever("b"), 1);
    expect(order(back)).toBe("abc");
    expect(withLeverBack(back, lever("b"), 0)).toBe(back);
  });

  test("replaced by its id", () => {
    expect(withLever(input, { ...lever("b"), name: "B" }).levers.map(({ name }) => name)).toEqual(["a", "B", "c"]);
  });
});

describe("the fields of each kind", () => {
  test.each(Object.entries(startingChange))(
    "%s begins with a change that holds each of its numbers",
    (kind, change) => {
      expect(leverChange.parse(change)).toEqual(change);
      expect(Object.keys(leverNames)).toContain(kind);
      for (const { key } of leverFields[change.kind]) expect(numberAt(change, key), key).not.toBeNull();
    },
  );
});

test("a scenario holds 40 levers, not 41", () => {
  const many = (count: number) => ({ ...plain, levers: Array.from({ length: count }, (_, at) => lever(`l${at}`)) });
  expect(mostLevers).toBe(40);
  expect(scenarioInput.safeParse(many(40)).success).toBe(true);
  expect(scenarioInput.safeParse(many(41)).success).toBe(false);
});
