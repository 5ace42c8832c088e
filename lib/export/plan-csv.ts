import { type PlanView, partNames } from "../chart/plan-page";
import { type PlanRow, planParts } from "../chart/plan-rows";
import { defused, formatCsv } from "../format/csv";

export const planColumns = [
  "Line",
  "Team",
  "Kind",
  "Plan",
  "Actual",
  "Difference",
  ...planParts.map((part) => partNames[part]),
];

export const rowKinds: Readonly<Record<PlanRow["kind"], string>> = {
  workload: "workload",
  component: "no workload named",
  team: "team",
};

/** What the table rests on, above it. */
export function planHeading({ month, currency, plan }: PlanView): string[] {
  return [
    `Plan against actuals of ${month}`,
    `Plan: ${plan.scenarioName}, version ${plan.version}, ${plan.split}`,
    `Currency: ${currency}; effective cost; differences are actual less plan`,
  ];
}

/** The table of the page, a row for each line, with the amounts as they are shown there. */
export function planCsv(view: PlanView): string {
  const rows = view.rows.map((row) => [
    row.name,
    row.team,
    rowKinds[row.kind],
    ...[row.plan, row.actual, row.difference, ...planParts.map((part) => row.parts[part])].map((amount) =>
      amount === null ? "" : String(amount),
    ),
  ]);
  return formatCsv(
    [...planHeading(view).map((line) => [`# ${line}`]), planColumns, ...rows].map((row) => row.map(defused)),
  );
}
