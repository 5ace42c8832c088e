import { multiplyByRatio } from "../../ledger/amount";
import { amountOf, formatAmount } from "../../ledger/amount-text";
import type { StagedCheck } from "../focus/focus-check";
import { workloadsByName, workloadTagOf } from "../focus/workload-tag";
import { stageFacts } from "../reader/facts";
import type { ReaderLimits } from "../reader/limits";
import { lineTotals } from "../reader/line-totals";
import { columnsFound } from "../reader/raw-columns";
import type { RawTable } from "../reader/raw-table";
import type { CheckInput } from "../reader/reader-job";
import { countOf, type Stage } from "../reader/stage";
import { stageFiles } from "../reader/stage-files";
import { UnreadableFile } from "../reader/unreadable-file";
import { columnsByField } from "./named-columns";
import { type CardSupply, suppliesOf } from "./supply-card";
import { usageColumns } from "./usage-line";
import { type PricedLine, pricedLineTable, writeUsageLines } from "./usage-line-sql";
import { type DayUse, priceSupplyDay } from "./usage-pricing";
import { rowOfUse, stageUses, tagKeyOf, type UseRow, useColumns } from "./use-table";

type UsageInput = CheckInput & { limits: ReaderLimits };

/** Prices the lines of a usage file by the rate card of their day and stages them, and idle capacity, as ledger lines. */
export async function checkUsage(stage: Stage, raw: RawTable, input: UsageInput): Promise<StagedCheck> {
  const { rateCard, workFolder, period } = input;
  if (!rateCard || rateCard.supplies.length === 0)
    throw new UnreadableFile("There is no rate card to price usage by: enter an owned supply in the price book.");
  const files = stageFiles(workFolder);
  const columns = await columnsFound(stage, raw);
  const fields = columnsByField(raw.names, usageColumns, "A usage file");
  const supplies = suppliesOf(rateCard);
  const rejectedLines = await stageUses(stage, { raw, fields, supplies });
  const { overbooked, overUsed } = await stagePriced(stage, input, supplies);
  await writeUsageLines(stage, files.lines, { source: input.source.name, currency: rateCard.currency });
  const { totals, months } = await lineTotals(stage, files.lines);
  await stageFacts(stage, files.lines, input.limits.facts);
  const taken = raw.rows - rejectedLines;
  const others = months.filter(({ month }) => period !== null && month !== period);
  const targets = new Map([...fields].map(([field, index]) => [index, field]));
  return {
    focusVersion: null,
    rows: raw.rows + raw.brokenLines,
    accepted: taken,
    rejected: rejectedLines + raw.brokenLines,
    flagged: overUsed,
    flags: overUsed > 0 ? [{ reason: "more GPU-hours used than allocated", lines: overUsed }] : [],
    totals,
    months,
    columns: columns.map(({ name, filled, samples }, index) => ({
      name,
      target: targets.get(index) ?? (tagKeyOf(name) === null ? null : "tags"),
      filled: raw.rows === 0 ? 0 : filled / raw.rows,
      samples,
    })),
    warnings: [
      ...overbooked.map(({ text, count }) => ({
        column: null,
        reason: `More GPU-hours were allocated than the fleet has: ${text}`,
        lines: count,
        firstLine: null,
        example: null,
      })),
      ...others.map(({ month, rows }) => ({
        column: "day",
        reason: `lies in ${month}, not in ${period}, which was asked for`,
        lines: rows,
        firstLine: null,
        example: null,
      })),
    ],
  };
}

type Priced = { overbooked: { text: string; count: number }[]; overUsed: number };

/** The table `priced_line`: a line for each use, and one for the idle hours of each GPU class and day. */
async function stagePriced(
  stage: Stage,
  input: UsageInput,
  supplies: ReadonlyMap<string, CardSupply>,
): Promise<Priced> {
  const table = await pricedLineTable(stage);
  const byName = workloadsByName(input.workloads);
  const [span] = await stage.rows("SELECT max(CAST(n AS BIGINT)) AS last FROM use");
  const found: Priced = { overbooked: [], overUsed: 0 };
  let next = countOf(span?.last);
  let group: UseRow[] = [];
  const priceGroup = () => {
    const [first] = group;
    const supply = first && supplies.get(first.supply.toLowerCase());
    if (!first || !supply) return;
    const uses = group.map(dayUse);
    const day = priceSupplyDay(supply, first.day, uses);
    const byLine = new Map(group.map((use) => [use.n, use]));
    for (const { lineId, gpuClass, gpuHours, cost } of day.hours) {
      const use = lineId === null ? undefined : byLine.get(lineId);
      if (!use) next += 1;
      const tags: Record<string, string> = use ? JSON.parse(use.tags) : {};
      const { workloadId, category } = workloadTagOf(tags, byName);
      const used = use?.used ? ofWholeGpus(use.used, use) : use ? null : "0";
      const isOverUsed = use !== undefined && used !== null && amountOf(used) > gpuHours;
      if (isOverUsed) found.overUsed += 1;
      const line: PricedLine = {
        n: use?.n ?? next.toString(),
        day: first.day,
        supply,
        gpuClass,
        gpuHours: formatAmount(gpuHours),
        usedHours: used,
        cost: formatAmount(cost),
        energyKwh: use?.energy ?? null,
        profile: use?.profile ?? null,
        tags: use?.tags ?? "{}",
        workload: tags.workload ?? null,
        workloadId,
        category: category ?? "other",
        isIdle: use === undefined,
        isOverUsed,
      };
      table.add(line);
    }
    for (const { gpuClass, gpuHours } of day.overbooked) {
      const text = `${formatAmount(gpuHours)} GPU-hours of ${gpuClass} in ${supply.name} on ${first.day}`;
      if (found.overbooked.length < 20) found.overbooked.push({ text, count: uses.length });
    }
    group = [];
  };
  const sql = `SELECT ${useColumns.join(", ")} FROM use ORDER BY day, supply, CAST(n AS BIGINT)`;
  for await (const rows of stage.stream(sql)) {
    for (const row of rows) {
      const use = rowOfUse(row);
      if (group[0] && (group[0].day !== use.day || group[0].supply !== use.supply)) priceGroup();
      group.push(use);
    }
  }
  priceGroup();
  table.close();
  return found;
}

function dayUse({ n, gpuClass, allocated, slices, slicesPerGpu }: UseRow): DayUse {
  const use = { id: n, gpuHours: amountOf(allocated), slices: BigInt(slices), slicesPerGpu: BigInt(slicesPerGpu) };
  return { gpuClass, use };
}

function ofWholeGpus(hours: string, { slices, slicesPerGpu }: UseRow): string {
  const whole = { numerator: BigInt(slices), denominator: BigInt(slicesPerGpu) };
  return formatAmount(multiplyByRatio(amountOf(hours), whole));
}
