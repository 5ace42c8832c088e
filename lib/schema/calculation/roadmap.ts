import { z } from "zod";
import { roadmap } from "../../calc/roadmap";
import { figure, label, maybe, money, months, ratio } from "../number";
import { calculation } from "./definition";

const initiative = z
  .strictObject({
    name: label,
    startMonth: z.int().min(1).max(360),
    rampMonths: months.default(0),
    savingRatio: ratio.nullable().default(null),
    savingMonthly: money.nullable().default(null),
    component: label.nullable().default(null),
    oneOffCost: money.default(0),
    monthlyCost: money.default(0),
  })
  .refine(({ savingRatio, savingMonthly }) => (savingRatio === null) !== (savingMonthly === null), {
    path: ["savingRatio"],
    error: "Give either a share of the cost or an amount a month.",
  });

const amounts = z.array(figure);

const input = z
  .strictObject({
    baseline: z
      .array(z.union([money, z.record(label, money)]))
      .min(1)
      .max(360),
    initiatives: z.array(initiative).max(100),
  })
  .check(({ value: { baseline, initiatives }, issues }) => {
    const last = baseline.length;
    const components = new Set(baseline.flatMap((month) => (typeof month === "number" ? [] : Object.keys(month))));
    const refuse = (index: number, field: string, message: string, given: unknown) =>
      issues.push({ code: "custom", path: ["initiatives", index, field], message, input: given });
    for (const [index, { startMonth, rampMonths, component }] of initiatives.entries()) {
      if (startMonth > last) refuse(index, "startMonth", `The baseline ends with month ${last}.`, startMonth);
      else if (startMonth + Math.max(1, rampMonths) - 1 > last)
        refuse(index, "rampMonths", `Its ramp must end with month ${last}, the last of the baseline.`, rampMonths);
      if (component !== null && !components.has(component))
        refuse(index, "component", "The baseline has no such component.", component);
    }
  });

export const roadmapCalculations = {
  roadmap: calculation({
    name: "roadmap",
    title: "Roadmap of savings",
    input,
    output: z.object({
      baseline: amounts,
      plan: amounts,
      byInitiative: z.array(z.object({ name: label, savings: amounts, total: figure })),
      costs: amounts,
      total: figure,
      totalCost: figure,
      net: figure,
      paybackMonth: maybe,
      paybackMonths: maybe,
    }),
    run: roadmap,
    formula:
      "In their order, month by month: saving = what is left × savingRatio × ramp, or the smaller of savingMonthly × ramp and what is left; ramp = (month − startMonth + 1) / rampMonths up to 1; plan = baseline − Σ savings. Payback: the month from which Σ (savings − monthlyCost) stays at or above Σ oneOffCost",
    source: "Guide, implementation roadmap; savings on what is left, so that none is counted twice",
  }),
};
