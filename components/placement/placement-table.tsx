"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { TierMark } from "@/components/ui/tier-mark";
import type { PlacementDecision, PlacementProblem } from "@/lib/calc/placement/problem";
import { type PlacedRow, type SupplyVerdict, supplyVerdicts } from "@/lib/chart/placement";
import type { Names } from "@/lib/chart/placement-text";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

type PlacementTableProps = {
  rows: readonly PlacedRow[];
  problem: PlacementProblem;
  decision: PlacementDecision;
  names: Names;
  currency: string;
};

/** Where every workload goes, and why; each name opens all that it could have used. */
export function PlacementTable({ rows, problem, decision, names, currency }: PlacementTableProps) {
  const [asked, setAsked] = useState<PlacedRow | null>(null);
  const columns: DataColumn<PlacedRow>[] = [
    {
      id: "name",
      header: "Workload",
      cell: ({ name, gpuHoursMonthly }) => (
        <span className="flex flex-col py-1">
          {name}
          <span className="text-caption text-muted">{formatQuantity(gpuHoursMonthly, { unit: "GPU-h/mo" })}</span>
        </span>
      ),
      sortValue: ({ name }) => name,
    },
    {
      id: "places",
      header: "Best place",
      cell: ({ places, moves, today }) => (
        <span className="flex flex-col py-1">
          {places.map(({ supply, tier, share, month }) => (
            <TierMark
              key={`${supply} ${month}`}
              tier={tier}
              label={supply}
              detail={placeDetail(share, month, moves)}
              className="min-h-5"
            />
          ))}
          {moves ? <span className="text-caption text-muted">today {today}</span> : null}
        </span>
      ),
    },
    {
      id: "why",
      header: "Why",
      cell: (row) => (
        <span className="flex min-w-48 items-center gap-2 py-1 whitespace-normal">
          <span className="flex-1">{row.why}</span>
          <Button size="sm" aria-label={`Why: ${row.name}`} onClick={() => setAsked(row)}>
            Why
          </Button>
        </span>
      ),
    },
  ];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-1">Where workloads go</h2>
      <DataTable
        caption="Where workloads go"
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        noun="workload"
        regionClass="max-h-[28rem]"
      />
      <Dialog
        title={`Where ${asked?.name ?? "it"} could run`}
        description="Every supply with its GPU class: the price of a GPU-hour over the horizon in today's money, on full nodes, with the workload's storage and egress."
        size="lg"
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
      >
        {asked ? <Verdicts verdicts={supplyVerdicts(problem, decision, asked.id, names)} currency={currency} /> : null}
      </Dialog>
    </section>
  );
}

function placeDetail(share: number, month: number, moves: boolean): string {
  const parts = [
    ...(share < 1 - 1e-6 ? [formatRatio(share, { digits: share < 0.01 || share > 0.99 ? 1 : 0 })] : []),
    ...(month > 0 ? [`from month ${month + 1}`] : []),
    ...(moves ? [] : ["stays"]),
  ];
  return parts.join(", ");
}

function Verdicts({ verdicts, currency }: { verdicts: readonly SupplyVerdict[]; currency: string }) {
  const columns: DataColumn<SupplyVerdict>[] = [
    {
      id: "name",
      header: "Supply",
      cell: ({ name, used }) => <span className={used ? "font-medium" : undefined}>{name}</span>,
    },
    {
      id: "price",
      header: "Price",
      unit: `${currency}/GPU-h`,
      align: "end",
      cell: ({ costPerGpuHour }) => formatMoney(costPerGpuHour, { currency, style: "unit", symbol: "none" }),
    },
    {
      id: "verdict",
      header: "Verdict",
      cell: ({ verdict }) => <span className="block min-w-48 py-1 whitespace-normal">{verdict}</span>,
    },
  ];
  return (
    <DataTable
      caption="Supplies of its GPU class"
      columns={columns}
      rows={verdicts}
      rowId={({ id }) => id}
      noun="supply"
      nounPlural="supplies"
      toolbar={false}
    />
  );
}
