import { type VariancePart, varianceParts } from "../calc/plan-variance";
import { roundTogether } from "../calc/round-together";
import { minorDigits } from "../format/money";
import { amountOf, formatFixed } from "../ledger/amount-text";
import type { PlanLine, PlanLines } from "./plan-lines";

/** What the difference of a row is made of; every row has all, and they add up to it. */
export const planParts = [...varianceParts, "notInPlan", "notRun"] as const;

export type PlanPart = VariancePart | "notInPlan" | "notRun";

/** Money as it is shown: rounded to the currency so that rows add up to the totals, and parts to the difference. */
export type PlanFigures = {
  /** null: not in the plan. */
  plan: number | null;
  /** null: did not run. */
  actual: number | null;
  difference: number;
  parts: Record<PlanPart, number>;
};

export type PlanRow = PlanFigures & {
  id: string;
  name: string;
  kind: "team" | "workload" | "component";
  team: string;
  status: "compared" | "not-in-plan" | "not-run";
  /** Utilisation cannot be told from volume, or nothing can. */
  gap: PlanLine["gap"];
};

export const noTeam = "No team";

/** The rows of a month with their total, whose actual cost is the ledger's to the last digit that is shown. */
export function planRows(
  { lines, exact }: PlanLines,
  currency: string,
): { rows: readonly PlanRow[]; total: PlanFigures } {
  const decimals = minorDigits(currency);
  const plans = roundedByTeam(lines, ({ plan }) => plan, { decimals });
  const total = Number(formatFixed(amountOf(exact), decimals));
  const actuals = roundedByTeam(lines, ({ actual }) => actual, { decimals, total });
  const rows = lines.map((line, index): PlanRow => {
    const [plan, actual] = [plans[index] ?? 0, actuals[index] ?? 0];
    const difference = tidy(actual - plan, decimals);
    return {
      id: line.id,
      name: line.name,
      kind: line.kind,
      team: line.teamName ?? noTeam,
      status: line.status,
      gap: line.gap,
      plan: line.plan === null ? null : plan,
      actual: line.actual === null ? null : actual,
      difference,
      parts: partsOf(line, difference, decimals),
    };
  });
  return { rows, total: sumOfRows(rows, currency) };
}

/** Teams first, to the total, then the lines of each to its team: a team's sum is as near to its own as it can be. */
function roundedByTeam(
  lines: readonly PlanLine[],
  of: (line: PlanLine) => number | null,
  { decimals, total }: { decimals: number; total?: number },
): number[] {
  const teams = [...new Set(lines.map(({ teamId }) => teamId))];
  const indices = teams.map((team) => lines.flatMap(({ teamId }, index) => (teamId === team ? [index] : [])));
  const amounts = lines.map((line) => of(line) ?? 0);
  const sums = indices.map((ofTeam) => ofTeam.reduce((sum, index) => sum + (amounts[index] ?? 0), 0));
  const rounded = new Array<number>(lines.length).fill(0);
  for (const [place, sum] of roundTogether(sums, decimals, total).entries()) {
    const ofTeam = indices[place] ?? [];
    const parts = roundTogether(
      ofTeam.map((index) => amounts[index] ?? 0),
      decimals,
      sum,
    );
    for (const [position, index] of ofTeam.entries()) rounded[index] = parts[position] ?? 0;
  }
  return rounded;
}

function partsOf(line: PlanLine, difference: number, decimals: number): PlanFigures["parts"] {
  const parts = { price: 0, volume: 0, utilisation: 0, placement: 0, other: 0, notInPlan: 0, notRun: 0 };
  if (line.status === "not-in-plan") return { ...parts, notInPlan: difference };
  if (line.status === "not-run") return { ...parts, notRun: difference };
  const rounded = roundTogether(
    varianceParts.map((part) => line.parts[part] ?? 0),
    decimals,
    difference,
  );
  for (const [index, part] of varianceParts.entries()) parts[part] = rounded[index] ?? 0;
  return parts;
}

/** Sums of what is shown: a column adds down, a row across. */
export function sumOfRows(rows: readonly PlanFigures[], currency: string): PlanFigures {
  const decimals = minorDigits(currency);
  const sum = (of: (row: PlanFigures) => number | null) =>
    tidy(
      rows.reduce((total, row) => total + (of(row) ?? 0), 0),
      decimals,
    );
  const known = (of: (row: PlanFigures) => number | null) => (rows.every((row) => of(row) === null) ? null : sum(of));
  return {
    plan: known(({ plan }) => plan),
    actual: known(({ actual }) => actual),
    difference: sum(({ difference }) => difference),
    parts: {
      price: sum(({ parts }) => parts.price),
      volume: sum(({ parts }) => parts.volume),
      utilisation: sum(({ parts }) => parts.utilisation),
      placement: sum(({ parts }) => parts.placement),
      other: sum(({ parts }) => parts.other),
      notInPlan: sum(({ parts }) => parts.notInPlan),
      notRun: sum(({ parts }) => parts.notRun),
    },
  };
}

/** One row for each team; what no team bears stands last. */
export function teamRows(rows: readonly PlanRow[], currency: string): PlanRow[] {
  const names = [...new Set(rows.map(({ team }) => team))];
  return names.map((team) => ({
    ...sumOfRows(
      rows.filter((row) => row.team === team),
      currency,
    ),
    id: team,
    name: team,
    kind: "team" as const,
    team,
    status: "compared" as const,
    gap: null,
  }));
}

/** Free of what adding floats leaves behind, and of −0. */
function tidy(amount: number, decimals: number): number {
  return Number(amount.toFixed(decimals)) + 0;
}
