import type { Purchase } from "../calc/classify";
import type { Tier } from "../calc/tier";
import type { Workload, WorkloadField } from "../schema/workload";
import { workloadColumns } from "../schema/workload-columns";
import { workloadText } from "../schema/workload-text";
import { defused, formatCsv } from "./csv";

export type ExportedWorkload = {
  workload: Workload;
  tier: Tier;
  recommendation: { tier: Tier; purchase: Purchase; supplyName: string | null };
  /** Money per month; null is left empty, because a spreadsheet would add up a 0. */
  cost: number | null;
  recommendedCost: number | null;
  saving: number | null;
};

export type WorkloadExport = {
  currency: string;
  /** Lines above the table: what was filtered, when, and the totals. */
  statements: readonly string[];
  rows: readonly ExportedWorkload[];
};

/** A file that a spreadsheet can add up and that `readWorkloadFile` takes back. */
export function exportWorkloads({ currency, statements, rows }: WorkloadExport): string {
  const code = currency.toLowerCase();
  const header = [
    ...workloadColumns.map((each) => each.column),
    "status",
    "tier",
    "recommended_tier",
    "recommended_purchase",
    "recommended_supply",
    `cost_${code}_per_month`,
    `recommended_cost_${code}_per_month`,
    `saving_${code}_per_month`,
  ];
  const lines = rows.map(({ workload, tier, recommendation, cost, recommendedCost, saving }) => [
    ...workloadColumns.map((each) => cellOf(workload, each.field)),
    workload.archivedAt ? "archived" : "active",
    tier,
    recommendation.tier,
    recommendation.purchase,
    recommendation.supplyName ?? "",
    moneyOf(cost),
    moneyOf(recommendedCost),
    moneyOf(saving),
  ]);
  const heading = statements.map((statement) => [`# ${statement}`]);
  return formatCsv([...heading, header, ...lines.map((line) => line.map(defused))]);
}

/** Four decimals, so that the sum of a thousand lines still is the total to the cent. */
function moneyOf(amount: number | null): string {
  return amount === null ? "" : String(Number(amount.toFixed(4)));
}

function cellOf(workload: Workload, field: WorkloadField): string {
  if (field === "teamId") return workload.teamName;
  if (field === "supplyId") return workload.supplyName;
  return workloadText(field, workload[field]);
}

const example: Record<WorkloadField, string> = {
  name: "example-ocr-batch",
  teamId: "",
  kind: "batch-inference",
  supplyId: "",
  gpuHoursMonthly: "620",
  peakToMean: "1.8",
  growthAnnual: "20",
  utilisation: "55",
  latencyMs: "",
  datasetTb: "12.5",
  egressGbMonthly: "900",
  faultTolerant: "yes",
  residency: "EU",
  variability: "variable",
  parametersBillion: "0.4",
  notes: "Replace this line",
};

/** Column names with one line to write over; the names in it exist, so that the file can be tried as it is. */
export function workloadTemplate({ team, supply }: { team: string; supply: string }): string {
  const values = { ...example, teamId: team, supplyId: supply };
  const help = workloadColumns.map((each) => `# ${each.column}: ${each.required ? "required. " : ""}${each.help}`);
  return formatCsv([
    ...help.map((line) => [line]),
    workloadColumns.map((each) => each.column),
    workloadColumns.map((each) => defused(values[each.field])),
  ]);
}

/** The rejected lines, to be put right and imported again. */
export function rejectionsCsv(
  rejections: readonly { line: number; column: string; value: string; reason: string }[],
): string {
  return formatCsv([
    ["line", "column", "value", "reason"],
    ...rejections.map(({ line, column, value, reason }) => [String(line), column, value, reason].map(defused)),
  ]);
}
