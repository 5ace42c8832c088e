import { expect, test } from "vitest";
import { initiativeInput } from "@/lib/schema/initiative";
import { monthsAfter, monthsBetween } from "@/lib/schema/initiative-words";

const valid = {
  name: "GPU sharing",
  phase: "quick-wins",
  ownerId: null,
  teamId: null,
  startMonth: "2026-03",
  dueMonth: "2026-05",
  rampMonths: 3,
  oneOffCost: 0,
  monthlyCost: 0,
  savingRatio: 0.2,
  savingMonthly: null,
  workloadIds: [],
  component: null,
  confidence: "medium",
  confidenceRatio: 0.75,
  note: "",
  origin: { kind: "hand" },
};

test.each([
  [{ dueMonth: "2026-02" }, "dueMonth", "Must not lie before the month in which it starts."],
  [{ savingRatio: 1.2 }, "savingRatio", "Must be a percentage from 0 to 100: nobody saves more than all of it."],
  [{ savingRatio: null }, "savingRatio", "Give either a share of the cost or an amount a month."],
  [{ rampMonths: 37 }, "rampMonths", "Must be whole months from 0 to 36; 0 is all of the saving at once."],
  [{ startMonth: "2099-12", dueMonth: "2099-12" }, "rampMonths", "The ramp ends after 2099, beyond every horizon."],
  [{ startMonth: "March" }, "startMonth", "Choose a month from 2000 to 2099."],
  [{ oneOffCost: -1 }, "oneOffCost", "Must be an amount of at least 0; 0 if there is none."],
  [{ name: " " }, "name", "Give it a name."],
])("%j is refused at %s", (change, field, rule) => {
  const { error } = initiativeInput.safeParse({ ...valid, ...change });
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toContainEqual([field, rule]);
});

test("17 months after January 2027 is June 2028, and the way back is 17", () => {
  expect(initiativeInput.safeParse(valid).success).toBe(true);
  expect(monthsAfter("2027-01", 17)).toBe("2028-06");
  expect(monthsAfter("2027-01", -1)).toBe("2026-12");
  expect(monthsBetween("2027-01", "2028-06")).toBe(17);
});
