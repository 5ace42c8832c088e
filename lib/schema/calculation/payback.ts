import { z } from "zod";
import { breakeven } from "../../calc/breakeven";
import { cashFlow } from "../../calc/cash-flow";
import { depreciation, depreciationMethods } from "../../calc/depreciation";
import { hourlyBreakeven } from "../../calc/hourly-breakeven";
import {
  annualChange,
  discountRate,
  figure,
  horizonMonths,
  maybe,
  money,
  months,
  positiveHours,
  ratio,
} from "../number";
import { calculation } from "./definition";

const periodRate = z.number().gt(-1).max(10).nullable().default(null);

export const paybackCalculations = {
  breakeven: calculation({
    name: "breakeven",
    title: "Breakeven of owning against the cloud",
    input: z.strictObject({
      cloudMonthly: money,
      capex: money,
      onPremMonthly: money,
      horizonMonths: horizonMonths.default(60),
      installMonths: months.default(0),
      cloudGrowthAnnual: annualChange.default(0),
      onPremGrowthAnnual: annualChange.default(0),
      cloudPriceChangeAnnual: annualChange.default(0),
      discountRateAnnual: discountRate.default(0),
      residualRatio: ratio.default(0),
    }),
    output: z.object({
      breakevenMonths: maybe,
      breakevenMonth: maybe,
      cloudTotal: figure,
      onPremTotal: figure,
      savings: figure,
      savingsRatio: maybe,
      roi: maybe,
      npv: figure,
      irrAnnual: maybe,
      curve: z.array(z.object({ month: figure, cloud: figure, onPrem: figure })),
    }),
    run: breakeven,
    formula:
      "Month in which capex + Σ on-prem no longer exceeds Σ cloud; with constant flows capex / (cloudMonthly − onPremMonthly). While installing, the cloud bill is paid on both sides.",
    source: "Guide, financial breakeven analysis; its code prints 9 for its own example, its loop returns 10",
  }),
  "hourly-breakeven": calculation({
    name: "hourly-breakeven",
    title: "Breakeven in hours of use",
    input: z.strictObject({
      capex: money,
      onPremHourly: money,
      cloudHourly: money,
      lifeHours: positiveHours.default(43_800),
    }),
    output: z.object({ hours: maybe, months: maybe, hoursPerDay: maybe, utilisationThreshold: maybe }),
    run: hourlyBreakeven,
    formula:
      "hours = capex / (cloudHourly − onPremHourly); hoursPerDay = (capex + onPremHourly × lifeHours) / (cloudHourly × lifeHours / 24)",
    source: "Lenovo Press, On-Premise vs Cloud: Generative AI Total Cost of Ownership",
  }),
  "cash-flow": calculation({
    name: "cash-flow",
    title: "Worth of a cash flow",
    input: z.strictObject({
      flows: z.array(z.number().min(-1e12).max(1e12)).min(1).max(1200),
      rate: periodRate,
      financeRate: periodRate,
      reinvestRate: periodRate,
    }),
    output: z.object({
      npv: maybe,
      irr: maybe,
      irrUnique: z.boolean().nullable(),
      mirr: maybe,
      payback: maybe,
      discountedPayback: maybe,
    }),
    run: cashFlow,
    formula:
      "npv = Σ flow_t / (1 + rate)^t, t from 0; irr is the rate at which it is 0, of several the one nearest zero; mirr = (value of receipts at the end / value of payments today)^(1/n) − 1",
    source: "Brealey, Myers, Allen: Principles of Corporate Finance",
  }),
  depreciation: calculation({
    name: "depreciation",
    title: "Depreciation schedule",
    input: z.strictObject({
      basis: money,
      method: z.enum(depreciationMethods),
      years: z.int().min(1).max(50).default(5),
      salvageRatio: ratio.default(0),
    }),
    output: z.object({ schedule: z.array(figure) }),
    run: depreciation,
    formula:
      "Straight line: basis × (1 − salvageRatio) / years each year. MACRS 5-year: 20, 32, 19.2, 11.52, 11.52 and 5.76 % of the basis, whatever the years and the salvage",
    source: "IRS Publication 946, table A-1 (5-year property, half-year convention)",
  }),
};
