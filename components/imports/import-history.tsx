"use client";

import { Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { DataColumn } from "@/components/ui/data-table";
import { UrlDataTable } from "@/components/ui/url-data-table";
import type { HistoryRow } from "@/lib/chart/imports-page";
import { formatInstant } from "@/lib/format/date";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import type { ImportDetail } from "@/lib/schema/import";
import { CurrencyAmounts } from "./currency-amounts";

export type ImportHistoryProps = {
  rows: readonly HistoryRow[];
  /** All files there are. */
  files: number;
  timeZone: string;
  mayWrite: boolean;
  onUndo: (file: ImportDetail) => void;
};

/** Every file that was sent, the latest first. */
export function ImportHistory({ rows, files, timeZone, mayWrite, onUndo }: ImportHistoryProps) {
  return (
    <UrlDataTable
      caption="Imported files"
      noun="file"
      rows={rows}
      rowCount={files}
      rowId={({ file }) => file.id}
      rowHref={({ file }) => `/imports/${file.id}`}
      regionClass="relative max-h-[max(24rem,calc(100dvh-16rem))]"
      noMatch="No file matches the search."
      columns={[
        {
          id: "file",
          header: "File and source",
          cell: ({ file }) => <Two first={file.name} second={file.source.name} />,
          sortValue: ({ file }) => file.name,
          searchValue: ({ file, state }) => [file.name, file.source.name, file.createdBy, state.label].join("\n"),
          width: 250,
        },
        {
          id: "state",
          header: "State",
          cell: (row) => <State row={row} {...(mayWrite ? { onUndo } : {})} />,
          sortValue: ({ state }) => state.label,
          width: 160,
        },
        { id: "months", header: "Months", cell: ({ months }) => months ?? missing, width: 130 },
        count("rows", "Lines", ({ rows: lines }) => lines),
        count("rejected", "Rejected", ({ rejected }) => rejected),
        count("flagged", "Flagged", ({ flagged }) => flagged),
        {
          id: "total",
          header: "Effective cost",
          unit: "per currency",
          align: "end",
          cell: ({ file }) => <CurrencyAmounts totals={file.totals} />,
          width: 190,
        },
        {
          id: "at",
          header: "Sent",
          cell: ({ file }) => <Two first={formatInstant(file.createdAt, timeZone)} second={file.createdBy} />,
          sortValue: ({ file }) => file.createdAt,
          width: 170,
        },
      ]}
    />
  );
}

function count(id: string, header: string, value: (file: ImportDetail) => number): DataColumn<HistoryRow> {
  return {
    id,
    header,
    unit: "count",
    align: "end",
    cell: ({ file }) => formatQuantity(value(file)),
    sortValue: ({ file }) => value(file),
    width: 110,
  };
}

/** With the way back, as long as there is one. */
function State({ row, onUndo }: { row: HistoryRow; onUndo?: (file: ImportDetail) => void }) {
  const { file, state, undoRefusal } = row;
  return (
    <span className="flex items-center justify-between gap-1">
      <Badge tone={state.tone}>{state.label}</Badge>
      {onUndo && undoRefusal === null ? (
        <Button
          size="sm"
          variant="quiet"
          icon
          aria-label={`Undo ${file.name}`}
          title={`Undo ${file.name}`}
          onClick={() => onUndo(file)}
        >
          <Undo2 size={16} aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}

function Two({ first, second }: { first: string; second: string }) {
  return (
    <span className="block max-w-56 py-1 max-md:max-w-none">
      <span className="block truncate leading-[17px] max-md:whitespace-normal max-md:break-all" title={first}>
        {first}
      </span>
      <span className="block truncate text-caption font-normal text-muted">{second}</span>
    </span>
  );
}
