import { hoursPerMonth } from "../calc/hours";
import type { SupplyKind } from "../calc/supply";
import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { MovementPlannerInput, MovementPlannerResult, PlannedFlow } from "../schema/planner/data-movement";
import type { Workload } from "../schema/workload";
import type { ChartRow } from "./chart-table";
import { other, type SankeyFlow, type SankeyModel, sankeyGraph } from "./sankey";

const ways: Readonly<Record<SupplyKind, { colour: string; destination: string }>> = {
  cloud: { colour: "var(--cloud)", destination: "Internet" },
  owned: { colour: "var(--onprem)", destination: "Own network" },
  consumption: { colour: "var(--onprem)", destination: "Own network" },
  edge: { colour: "var(--edge)", destination: "Own network" },
};

/** What a workload sends out in a year by the supply it runs on; its data set is copied once where that is wanted. */
export function flowOf(workload: Workload, { withDataset }: { withDataset: boolean }): PlannedFlow {
  return {
    source: workload.name,
    path: workload.supplyName,
    destination: ways[workload.supplyKind].destination,
    initialTb: withDataset ? workload.datasetTb : 0,
    updateTb: workload.egressGbMonthly / 1000,
    updatesPerYear: 12,
    isBilled: workload.supplyKind === "cloud",
  };
}

/** The first year's data from source to destination; all of it in the table. */
export function movementSankey(
  { flows }: Pick<MovementPlannerInput, "flows">,
  result: MovementPlannerResult,
  { currency, kinds }: { currency: string; kinds: ReadonlyMap<string, SupplyKind> },
): SankeyModel {
  const format = (tb: number) => formatQuantity(tb, { digits: tb < 10 ? 2 : tb < 1000 ? 1 : 0, unit: "TB" });
  const money = (amount: number) => formatMoney(amount, { currency, style: "whole", symbol: "none" });
  const shown = flows
    .map((flow, index) => ({ flow, found: result.flows[index] ?? { annualTb: 0, annualCost: 0 }, index }))
    .toSorted((one, another) => another.found.annualTb - one.found.annualTb);
  const drawn = shown.map(({ flow, found, index }): SankeyFlow => {
    const { colour } = ways[kinds.get(flow.path) ?? "cloud"];
    return { key: `${index}`, ...flow, amount: found.annualTb, colour };
  });
  const rows = shown.map(({ flow: { source, path, destination }, found, index }): ChartRow => {
    return { key: `${index}`, cells: { source, path, destination, tb: found.annualTb, cost: found.annualCost } };
  });
  const total: ChartRow = {
    key: "total",
    cells: { source: "Total", path: "", destination: "", tb: result.annualTb, cost: result.annualCost },
  };
  const graph = sankeyGraph(drawn);
  const isMerged = graph.nodes.some(({ name }) => name === other);
  return {
    title: titleOf(drawn, result, format),
    summary: `Width is data in the first year, first copies included.${isMerged ? " The smallest flows are drawn as Other; the table has each of them." : ""}`,
    unit: "TB in the first year",
    format,
    ...graph,
    columns: [
      { key: "source", header: "From" },
      { key: "path", header: "By way of" },
      { key: "destination", header: "To" },
      {
        key: "tb",
        header: "Data in the first year, TB",
        align: "end",
        format: (tb) => formatQuantity(tb, { digits: 1 }),
      },
      { key: "cost", header: `Egress in the first year, ${currency}`, align: "end", format: money },
    ],
    rows: rows.length > 0 ? [...rows, total] : [],
  };
}

function titleOf(
  flows: readonly SankeyFlow[],
  { annualTb }: MovementPlannerResult,
  format: (tb: number) => string,
): string {
  const bySource = new Map<string, number>();
  for (const { source, amount } of flows) bySource.set(source, (bySource.get(source) ?? 0) + amount);
  const [first] = [...bySource].toSorted(([, one], [, another]) => another - one);
  if (!first || annualTb === 0) return "No data moves";
  return `${first[0]} moves most: ${format(first[1])} of ${format(annualTb)} in the first year`;
}

/** What a link can carry, held against what it has to. */
export function linkNote({ initialHours, monthlyHours }: MovementPlannerResult): string {
  if (initialHours === null || monthlyHours === null) return "Give the link's speed to see how long it takes.";
  const share = monthlyHours / hoursPerMonth;
  if (share > 1)
    return `The link is too slow: a month of updates takes ${formatQuantity(monthlyHours, { unit: "h" })} of ${hoursPerMonth}.`;
  return `Updates keep the link busy ${formatQuantity(monthlyHours, { digits: 1, unit: "h" })} a month, ${formatRatio(share)} of its time.`;
}

/** "2.5 h", "3.2 days". */
export function durationText(hours: number | null): string {
  if (hours === null || hours < 48) return formatQuantity(hours, { digits: 1, unit: "h" });
  return formatQuantity(hours / 24, { digits: 1, unit: "days" });
}

/** What each step takes off the first year, in the order in which they are taken. */
export function savingSteps({ savings, avoided }: MovementPlannerResult, money: (amount: number) => string): string {
  if (avoided === 0) return "Nothing is avoided yet.";
  const steps: [number, string][] = [
    [savings.inPlace, "processed where it lives"],
    [savings.cache, "answered by the cache"],
    [savings.compression, "compressed"],
  ];
  const told = steps.filter(([saving]) => saving > 0).map(([saving, what]) => `${money(saving)} ${what}`);
  return told.length === 0 ? "Nothing billed is avoided." : `Saved in this order: ${told.join(", ")}.`;
}
