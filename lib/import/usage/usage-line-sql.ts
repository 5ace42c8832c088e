import { type LineSql, selectOf, stagedFields } from "../reader/line-fields";
import { literal, stageFormat } from "../reader/sql-text";
import type { Stage } from "../reader/stage";
import { textTable } from "../reader/text-table";
import type { CardSupply } from "./supply-card";

/** GPU-hours with their cost, on their way to a line in FOCUS shape. Hours and cost are exact decimal text. */
export type PricedLine = {
  n: string;
  day: string;
  supply: CardSupply;
  gpuClass: string;
  gpuHours: string;
  usedHours: string | null;
  cost: string;
  energyKwh: string | null;
  profile: string | null;
  /** JSON. */
  tags: string;
  workload: string | null;
  workloadId: string | null;
  category: string;
  isIdle: boolean;
  isOverUsed: boolean;
};

const columns = [
  "n",
  "day",
  "supply",
  "tier",
  "region",
  "gpu_class",
  "gpu_hours",
  "used_hours",
  "cost",
  "tags",
  "other",
  "workload",
  "workload_id",
  "category",
  "charge",
  "review",
] as const;

export async function pricedLineTable(stage: Stage): Promise<{ add(line: PricedLine): void; close(): void }> {
  const table = await textTable(stage, "priced_line", columns);
  return {
    add: (line) =>
      table.add([
        line.n,
        line.day,
        line.supply.name,
        line.supply.tier,
        line.supply.region,
        line.gpuClass,
        line.gpuHours,
        line.usedHours,
        line.cost,
        line.tags,
        otherOf(line),
        line.workload,
        line.workloadId,
        line.category,
        line.isIdle ? "idle" : "usage",
        line.isOverUsed ? "waiting" : "counted",
      ]),
    close: table.close,
  };
}

/** FOCUS calls capacity that was held and not used a reservation that is Unused. */
function otherOf({ supply, gpuClass, energyKwh, profile, isIdle }: PricedLine): string {
  const reservation = { CapacityReservationId: supply.name, CapacityReservationStatus: isIdle ? "Unused" : "Used" };
  return JSON.stringify({
    ...reservation,
    SkuId: gpuClass,
    x_Tier: supply.tier,
    ...(energyKwh !== null && { x_EnergyKwh: energyKwh }),
    ...(profile !== null && { x_MigProfile: profile }),
  });
}

const empty = "CAST(NULL AS VARCHAR)";
const cost = "CAST(cost AS DECIMAL(38,18))";
const hours = "CAST(gpu_hours AS DECIMAL(38,18))";
const start = "CAST(day AS TIMESTAMP)";

/** Writes `priced_line` as the staged lines. The four costs of owned capacity are one. */
export async function writeUsageLines(
  stage: Stage,
  file: string,
  { source, currency }: { source: string; currency: string },
): Promise<void> {
  const fields: LineSql = {
    n: "CAST(n AS BIGINT)",
    month: "left(day, 7)",
    day: "CAST(day AS DATE)",
    charge_start: start,
    charge_end: `${start} + INTERVAL 1 DAY`,
    workload_id: "workload_id",
    tier: "tier",
    category: "category",
    charge: "charge",
    provider: literal(source),
    service: "gpu_class || ' GPU-hours'",
    service_category: "'Compute'",
    region: "region",
    account_id: "supply",
    account_name: "supply",
    sub_account_id: empty,
    sub_account_name: empty,
    resource_id: empty,
    resource_name: "workload",
    charge_category: "'Usage'",
    charge_class: empty,
    charge_description: "CASE WHEN charge = 'idle' THEN 'Idle ' ELSE '' END || gpu_class || ' GPU-hours of ' || supply",
    pricing_category: "'Standard'",
    commitment_id: empty,
    commitment_status: empty,
    invoice_id: empty,
    consumed_quantity: hours,
    consumed_unit: "'GPU-Hours'",
    gpu_hours_allocated: `CASE WHEN charge = 'idle' THEN 0 ELSE ${hours} END`,
    gpu_hours_used: "CAST(used_hours AS DECIMAL(38,18))",
    currency: literal(currency),
    billed: cost,
    effective: cost,
    list: cost,
    contracted: cost,
    tags: "tags",
    other: "other",
    flags: `CASE WHEN review = 'waiting' THEN '{"more GPU-hours used than allocated"}' ELSE '{}' END`,
    review: "review",
    faults: "CAST(0 AS BIGINT)",
    warns: "CAST(0 AS BIGINT)",
    odd: "CASE WHEN review = 'waiting' THEN 1 ELSE 0 END",
  };
  await stage.run(`COPY (SELECT ${selectOf(fields)} FROM priced_line) TO ${literal(file)}
    (${stageFormat(stagedFields)})`);
}
