import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const savingsPlans = {
  source: "AWS, Savings Plans user guide",
  url: "https://docs.aws.amazon.com/savingsplans/latest/userguide/sp-applying.html",
};
const focus = "FinOps Foundation, FOCUS specification";
const focusUrl =
  "https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/blob/working_draft/specification/appendix";
const exact = { absolute: 1e-9, why: "Exact" };

export const commitmentCases: readonly ReferenceCase[] = [
  {
    calculation: "commitment-hour",
    title: "10 USD an hour committed, 9.80 used: 98 % utilisation",
    input: { committedHourly: 10, eligibleHourly: 9.8 },
    expected: { used: 9.8, unused: 0.2, overage: 0 },
    tolerance: exact,
    citation: {
      ...savingsPlans,
      where: "Using your utilization report",
      url: "https://docs.aws.amazon.com/savingsplans/latest/userguide/ce-sp-usingPR.html",
    },
    verdict: holds,
  },
  {
    calculation: "commitment-hour",
    title: "A plan of 50 USD an hour covers a usage of 47.13 at plan rates",
    input: { committedHourly: 50, eligibleHourly: 47.13 },
    expected: { used: 47.13, overage: 0, effective: 50 },
    tolerance: exact,
    citation: { ...savingsPlans, where: "Scenario 1: Savings Plans apply to all usage" },
    verdict: holds,
  },
  {
    calculation: "commitment-hour",
    title: "A plan of 3 USD an hour for r5 covers 2.40 of usage",
    input: { committedHourly: 3, eligibleHourly: 2.4 },
    expected: { used: 2.4, overage: 0 },
    tolerance: exact,
    citation: { ...savingsPlans, where: "Scenario 4: multiple Savings Plans" },
    verdict: holds,
  },
  {
    calculation: "commitment-hour",
    title: "13 USD an hour cover 3.25 of four instances at a plan rate of 4: 0.75 is left",
    input: { committedHourly: 13, eligibleHourly: 16 },
    expected: { used: 13, overage: 3, unused: 0 },
    tolerance: exact,
    citation: {
      source: "AWS re:Post, How compute saving plan going to be adjusted",
      where: "Answer; 0.75 of an instance at the plan rate of 4",
      url: "https://repost.aws/questions/QUQcDw3VtoS5yxVxXvrPJExQ/how-compute-saving-plan-going-to-be-adjusted",
    },
    verdict: holds,
  },
  {
    calculation: "commitment-hour",
    title: "A day of a plan of 52.40 an hour, used in 18 of 24 hours",
    input: { committedHourly: 24 * 52.4, eligibleHourly: 18 * 52.4 },
    expected: { used: 943.2, unused: 314.4 },
    tolerance: exact,
    citation: {
      source: focus,
      where: "AWS Savings Plan, all upfront, 75 % utilization, row summary",
      url: `${focusUrl}/commitment_discounts/aws_savings_plan_all_upfront_75pct.md`,
    },
    verdict: holds,
  },
  {
    calculation: "reserved-effective-hourly",
    title: "459,000 paid upfront for a year",
    input: { hourly: 0, upfront: 459_000 },
    expected: { effectiveHourly: 52.4 },
    tolerance: { absolute: 0.005, why: "Printed in cents" },
    citation: {
      source: focus,
      where: "AWS Savings Plan, all upfront, effective cost of an hour",
      url: `${focusUrl}/commitment_discounts/aws_savings_plan_all_upfront_75pct.md`,
    },
    verdict: holds,
  },
  {
    calculation: "reserved-effective-hourly",
    title: "212,000 paid upfront for a year",
    input: { hourly: 0, upfront: 212_000 },
    expected: { effectiveHourly: 24.2 },
    tolerance: { absolute: 0.005, why: "Printed in cents" },
    citation: {
      source: focus,
      where: "AWS Savings Plan, all upfront, 150 % utilization, effective cost of an hour",
      url: `${focusUrl}/commitment_discounts/aws_savings_plan_all_upfront_150pct.md`,
    },
    verdict: holds,
  },
  {
    calculation: "reserved-effective-hourly",
    title: "Half upfront, half by the hour: 223,993.20 and 25.57",
    input: { hourly: 25.57, upfront: 223_993.2 },
    expected: { effectiveHourly: 51.14 },
    tolerance: exact,
    citation: {
      source: focus,
      where: "AWS Savings Plan, partial upfront, effective cost of an hour",
      url: `${focusUrl}/commitment_discounts/aws_savings_plan_partial_upfront_100pct.md`,
    },
    verdict: holds,
  },
  {
    calculation: "reserved-effective-hourly",
    title: "m4.xlarge for a year, partial upfront: 648 and 54.02 a month",
    input: { hourly: 54.02 / 730, upfront: 648 },
    expected: { monthly: 108.02 },
    tolerance: { absolute: 0.005, why: "Printed in cents: (648 + 12 × 54.02) / 12" },
    citation: {
      source: "Server Fault, year cost of a reserved instance with partial upfront payment",
      where: "Question and accepted answer",
      url: "https://itecnotes.com/server/how-to-calculate-the-year-cost-of-an-aws-reserved-instance-with-partial-upfront-payment",
    },
    verdict: holds,
  },
  {
    calculation: "commitment-mix",
    title: "52.40 an hour at 33 % off stand for 78.60 at list price",
    input: { reservedSpend: 52.4, reservedDiscount: 0.33, spotSpend: 0, spotDiscount: 0, onDemandSpend: 0 },
    expected: { onDemandEquivalent: 78.6 },
    tolerance: { absolute: 0.6, why: "The discount, a third, is printed as 33 %" },
    citation: {
      source: focus,
      where: "AWS Savings Plan, all upfront, list unit price and savings",
      url: `${focusUrl}/commitment_discounts/aws_savings_plan_all_upfront_75pct.md`,
    },
    verdict: holds,
  },
  {
    calculation: "token-breakeven",
    title: "8.4 M input tokens at 5 and 2.1 M output tokens at 25 a million",
    input: {
      capex: 0,
      onPremMonthly: 0,
      millionTokensMonthly: 10.5,
      apiInputPerMillion: 5,
      apiOutputPerMillion: 25,
      inputShare: 0.8,
    },
    expected: { apiMonthly: 94.5 },
    tolerance: exact,
    citation: {
      source: focus,
      where: "AI billing example, per-token foundation model API: 42.00 + 52.50",
      url: `${focusUrl}/ai_billing_examples/per_token_foundation_model_api.md`,
    },
    verdict: holds,
  },
  {
    calculation: "unit-metrics",
    title: "A bill of 94.50 for 10.5 M tokens",
    input: { costs: 94.5, tokens: 10_500_000 },
    expected: { costPerMillionTokens: 9 },
    tolerance: exact,
    citation: {
      source: focus,
      where: "AI billing example, per-token foundation model API: 94.50 / 10.5",
      url: `${focusUrl}/ai_billing_examples/per_token_foundation_model_api.md`,
    },
    verdict: holds,
  },
];
