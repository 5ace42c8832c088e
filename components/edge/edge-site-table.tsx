"use client";

import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { verdictNames } from "@/lib/chart/edge";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import type { EdgePlannerResult, EdgePlannerSite } from "@/lib/schema/planner/edge";

type SiteWithResult = { site: EdgePlannerSite; result: EdgePlannerResult["sites"][number] };

export type EdgeSiteTableProps = {
  rows: readonly SiteWithResult[];
  output: EdgePlannerResult;
  selectedId: string;
  currency: string;
  onSelect: (id: string) => void;
};

const tones = { edge: "ok", "edge-latency": "warn", cloud: "neutral" } as const;

/** Every site with its verdict; the totals count all of them, deserving or not. */
export function EdgeSiteTable({ rows, output, selectedId, currency, onSelect }: EdgeSiteTableProps) {
  const { all, deserving } = output;
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const monthly = `${currency}/mo`;
  const columns: readonly DataColumn<SiteWithResult>[] = [
    {
      id: "site",
      header: "Site",
      cell: ({ site }) => (
        <button
          type="button"
          aria-label={`Show the curves of ${site.name}`}
          onClick={() => onSelect(site.id)}
          className="min-h-6 text-left font-medium text-accent hover:underline"
        >
          {site.name}
        </button>
      ),
      sortValue: ({ site }) => site.name,
    },
    {
      id: "verdict",
      header: "Verdict",
      cell: ({ result }) => <Badge tone={tones[result.verdict]}>{verdictNames[result.verdict]}</Badge>,
      sortValue: ({ result }) => result.verdict,
      total: () => `${deserving.sites} of ${all.sites}`,
    },
    figure("payback", "Payback", "months", ({ result }) => result.paybackMonths, {
      format: (value) => (value === null ? "none" : formatQuantity(value, { digits: 2 })),
      total: all.paybackMonths,
    }),
    figure("saving", "Saving", monthly, ({ result }) => result.monthlySaving, {
      format: money,
      total: all.monthlySaving,
    }),
    figure("hardware", "Hardware", currency, ({ result }) => result.capex, { format: money, total: all.capex }),
    figure("edge", "Edge", monthly, ({ result }) => result.edgeMonthly, { format: money, total: all.edgeMonthly }),
    figure("cloud", "Cloud", monthly, ({ result }) => result.cloudMonthly, { format: money, total: all.cloudMonthly }),
    figure("streams", "Streams", "count", ({ site }) => site.streams, {
      format: (value) => formatQuantity(value),
      total: rows.reduce((sum, { site }) => sum + site.streams, 0),
    }),
    figure("breakeven", "Breakeven", "count of streams", ({ result }) => result.breakeven, {
      format: (value) => (value === null ? "never" : formatQuantity(Math.max(1, value), { digits: 1 })),
    }),
    figure("day", "Traffic", "GB/day", ({ result }) => result.gbPerDay, {
      format: (value) => formatQuantity(value, { digits: 1 }),
      total: all.gbPerDay,
    }),
    figure("month", "Traffic", "TB/month", ({ result }) => result.tbPerMonth, {
      format: (value) => formatQuantity(value, { digits: 2 }),
      total: all.tbPerMonth,
    }),
    figure("latency", "Latency limit", "ms", ({ site }) => site.latencyMs, {
      format: (value) => (value === null ? "none" : formatQuantity(value, { digits: 1 })),
    }),
  ];
  return (
    <DataTable
      caption="Sites"
      noun="site"
      columns={columns}
      rows={rows}
      rowId={({ site }) => site.id}
      rowName={({ site }) => site.name}
      selectedId={selectedId}
      toolbar={false}
    />
  );
}

type FigureFormat<Value> = { format: (value: Value) => string; total?: Value };

function figure<Value extends number | null>(
  id: string,
  header: string,
  unit: string,
  read: (row: SiteWithResult) => Value,
  { format, total }: FigureFormat<Value>,
): DataColumn<SiteWithResult> {
  return {
    id,
    header,
    unit,
    align: "end",
    cell: (row) => format(read(row)),
    sortValue: read,
    ...(total !== undefined && { total: () => format(total) }),
  };
}
