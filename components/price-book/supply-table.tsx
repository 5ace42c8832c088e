"use client";

import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { TierMark, tierLabels } from "@/components/ui/tier-mark";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import type { BookSupply } from "@/lib/schema/price-book";
import { describeHardware, headlinePrice } from "./price-terms";

export type SupplyTableProps = {
  supplies: readonly BookSupply[];
  selectedId: string | null;
  currency: string;
};

const tierOrder = ["cloud", "on-prem", "edge"];

export function SupplyTable({ supplies, selectedId, currency }: SupplyTableProps) {
  return (
    <DataTable
      caption="Supplies"
      noun="supply"
      nounPlural="supplies"
      columns={columnsFor(currency)}
      rows={supplies}
      rowId={(supply) => supply.id}
      rowName={(supply) => supply.name}
      rowHref={(supply) => `?supply=${supply.id}`}
      selectedId={selectedId}
      defaultSort="tier"
    />
  );
}

function columnsFor(currency: string): DataColumn<BookSupply>[] {
  return [
    {
      id: "name",
      header: "Supply",
      cell: (supply) => supply.name,
      sortValue: (supply) => supply.name,
      searchValue: (supply) => `${supply.name} ${tierLabels[supply.tier]} ${supply.kindName}`,
      width: 260,
    },
    {
      id: "tier",
      header: "Tier",
      cell: (supply) => <TierMark tier={supply.tier} />,
      sortValue: (supply) => tierOrder.indexOf(supply.tier),
      width: 110,
    },
    {
      id: "rate",
      header: "Full rate",
      unit: `${currency} per GPU-h`,
      align: "end",
      cell: (supply) => <Rate supply={supply} currency={currency} />,
      sortValue: (supply) => supply.current?.gpuHourRate ?? null,
      width: 120,
    },
    {
      id: "hardware",
      header: "Hardware and purchase",
      cell: (supply) => (supply.current ? describeHardware(supply.current.terms) : "—"),
      sortValue: (supply) => (supply.current ? describeHardware(supply.current.terms) : null),
      width: 220,
    },
    {
      id: "price",
      header: "Price",
      unit: currency,
      cell: (supply) => (supply.current ? headlinePrice(supply.current.terms, currency) : "no price yet"),
      width: 240,
    },
    {
      id: "since",
      header: "Valid since",
      cell: (supply) => (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          {supply.current ? formatDay(supply.current.validFrom) : "—"}
          {supply.next ? <Badge tone="plan">next {formatDay(supply.next.validFrom)}</Badge> : null}
        </span>
      ),
      sortValue: (supply) => supply.current?.validFrom ?? null,
      width: 200,
    },
    {
      id: "workloads",
      header: "Runs here",
      unit: "count",
      align: "end",
      cell: (supply) => formatQuantity(supply.workloads),
      sortValue: (supply) => supply.workloads,
      width: 100,
    },
  ];
}

function Rate({ supply, currency }: { supply: BookSupply; currency: string }) {
  const rate = supply.current?.gpuHourRate ?? null;
  if (rate !== null) return formatMoney(rate, { currency, style: "unit", symbol: "none" });
  const reason = supply.current ? "These terms serve no GPU-hours" : "Its first price lies in the future";
  return (
    <>
      <span aria-hidden title={reason}>
        —
      </span>
      <span className="sr-only">{reason}</span>
    </>
  );
}
