"use client";

import { Pencil, Trash2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { RateRow } from "@/lib/chart/exchange-rates-page";
import { formatMonth } from "@/lib/format/date";
import type { RateActions } from "./rate-actions";
import { RateDialog } from "./rate-dialog";

export type RateTableProps = {
  rates: readonly RateRow[];
  reporting: string;
  /** null: the reader may only look. */
  edit: { set: RateActions["set"]; onRemove: (rate: RateRow) => void } | null;
};

const nameOf = ({ month, currency }: RateRow) => `${currency} in ${month}`;

/** Every rate, newest month first; those of closed months stand as they were closed with. */
export function RateTable({ rates, reporting, edit }: RateTableProps) {
  const columns: DataColumn<RateRow>[] = [
    {
      id: "month",
      header: "Month",
      cell: ({ month }) => formatMonth(month, "short"),
      sortValue: ({ month }) => month,
      searchValue: ({ month, currency, source }) => [month, formatMonth(month), currency, source].join("\n"),
      width: 150,
    },
    {
      id: "currency",
      header: "Currency",
      cell: ({ currency }) => currency,
      sortValue: ({ currency }) => currency,
      width: 100,
    },
    {
      id: "rate",
      header: "Rate",
      unit: `${reporting} for one`,
      align: "end",
      cell: ({ rate }) => <span className="tabular-nums">{rate}</span>,
      width: 150,
    },
    {
      id: "source",
      header: "Source",
      cell: ({ source }) => (
        <span title={source} className="block max-w-80 truncate">
          {source}
        </span>
      ),
      sortValue: ({ source }) => source,
      width: 330,
    },
    {
      id: "state",
      header: "Month is",
      cell: ({ isClosed }) =>
        isClosed ? (
          <>
            <Badge>closed</Badge> <span className="text-caption text-muted">issued with this rate</span>
          </>
        ) : (
          <Badge tone="plan">open</Badge>
        ),
      sortValue: ({ isClosed }) => (isClosed ? 1 : 0),
      width: 210,
    },
  ];
  if (edit) columns.push(toolsColumn(edit, reporting));
  return (
    <DataTable
      caption="Exchange rates"
      noun="rate"
      columns={columns}
      rows={rates}
      rowId={nameOf}
      regionClass="relative max-h-[max(24rem,calc(100dvh-20rem))]"
      noMatch="No rate matches the search."
    />
  );
}

function toolsColumn({ set, onRemove }: NonNullable<RateTableProps["edit"]>, reporting: string): DataColumn<RateRow> {
  return {
    id: "edit",
    header: "Edit",
    align: "end",
    cell: (row) =>
      row.isClosed ? (
        <span className="sr-only">Its month is closed.</span>
      ) : (
        <span className="ml-auto grid w-max grid-flow-col">
          <RateDialog
            start={row}
            isNew={false}
            reporting={reporting}
            action={set}
            trigger={
              <Button variant="quiet" size="sm" icon aria-label={`Change ${nameOf(row)}`}>
                <Pencil size={16} aria-hidden />
              </Button>
            }
          />
          <Button variant="quiet" size="sm" icon aria-label={`Remove ${nameOf(row)}`} onClick={() => onRemove(row)}>
            <Trash2 size={16} aria-hidden />
          </Button>
        </span>
      ),
    width: 90,
  };
}
