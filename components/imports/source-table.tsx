"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { DataTable } from "@/components/ui/data-table";
import { kindNames } from "@/lib/chart/imports";
import type { SourceRow } from "@/lib/chart/imports-page";
import { formatInstant, formatMonth } from "@/lib/format/date";

export type SourceTableProps = {
  sources: readonly SourceRow[];
  timeZone: string;
  mayWrite: boolean;
  pending: boolean;
  onExpect: (source: SourceRow, expected: boolean) => void;
};

/** Where bills and usage come from, and which of them is late. */
export function SourceTable({ sources, timeZone, mayWrite, pending, onExpect }: SourceTableProps) {
  return (
    <Card
      flush
      title="Sources"
      note="A month cannot be closed before every expected source has delivered it after the month's end."
    >
      <div className="mt-3 [&>.card]:rounded-none [&>.card]:border-x-0 [&>.card]:border-b-0">
        <DataTable
          caption="Sources"
          noun="source"
          toolbar={false}
          rows={sources}
          rowId={(row) => row.id}
          regionClass="relative max-h-96"
          columns={[
            { id: "name", header: "Source", cell: (row) => row.name, sortValue: (row) => row.name, width: 220 },
            {
              id: "kind",
              header: "Kind",
              cell: (row) => kindNames[row.kind],
              sortValue: (row) => kindNames[row.kind],
              width: 150,
            },
            {
              id: "expected",
              header: "Expected every month",
              width: 180,
              cell: (row) =>
                mayWrite ? (
                  <Checkbox
                    label={`${row.name} is expected every month`}
                    hideLabel
                    checked={row.expected}
                    disabled={pending}
                    onCheckedChange={(checked) => onExpect(row, checked)}
                  />
                ) : (
                  <span>{row.expected ? "yes" : "no"}</span>
                ),
            },
            {
              id: "month",
              header: "Latest month",
              cell: (row) => formatMonth(row.latestMonth, "short"),
              sortValue: (row) => row.latestMonth,
              width: 140,
            },
            {
              id: "delivered",
              header: "Last delivery",
              cell: (row) => formatInstant(row.deliveredAt, timeZone),
              sortValue: (row) => row.deliveredAt,
              width: 180,
            },
            {
              id: "late",
              header: "State",
              width: 320,
              cell: (row) =>
                row.late === null ? (
                  <Badge tone={row.expected ? "ok" : "neutral"}>{row.expected ? "on time" : "not expected"}</Badge>
                ) : (
                  <span className="flex flex-wrap items-center gap-2 py-1">
                    <Badge tone="warn">stale</Badge>
                    {row.late}
                  </span>
                ),
            },
          ]}
        />
      </div>
    </Card>
  );
}
