"use client";

import { usePathname } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatInstant } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import type { AuditLine } from "@/lib/schema/audit";
import { auditHref } from "./audit-filters";

export type AuditTableProps = {
  lines: readonly AuditLine[];
  total: number;
  timeZone: string;
  entity: string | null;
  actor: string | null;
  /** This is the first page. */
  newest: boolean;
  olderBefore: number | null;
};

export function AuditTable({ lines, total, timeZone, entity, actor, newest, olderBefore }: AuditTableProps) {
  const path = usePathname();
  if (lines.length === 0) return <EmptyState title="Nothing matches">No change fits these filters.</EmptyState>;
  return (
    <>
      <DataTable
        caption="Changes"
        noun="change"
        nounPlural="changes"
        columns={columnsFor(timeZone)}
        rows={lines}
        rowId={(line) => String(line.id)}
        rowName={(line) => `${line.action} by ${line.actor}`}
        toolbar={false}
      />
      <nav aria-label="Pages of the log" data-print="hide" className="flex flex-wrap items-center gap-2">
        <p className="flex-1 text-table text-muted">
          {formatQuantity(lines.length)} of {formatQuantity(total)} changes, newest first
        </p>
        {newest ? null : <ButtonLink href={auditHref(path, { entity, actor })}>Newest</ButtonLink>}
        {olderBefore === null ? null : (
          <ButtonLink href={auditHref(path, { entity, actor, before: olderBefore })}>Older</ButtonLink>
        )}
      </nav>
    </>
  );
}

function columnsFor(timeZone: string): DataColumn<AuditLine>[] {
  return [
    { id: "at", header: "When", unit: timeZone, cell: (line) => formatInstant(line.at, timeZone), width: 170 },
    { id: "actor", header: "Who", cell: (line) => line.actor, width: 160 },
    { id: "action", header: "What", cell: (line) => line.action, width: 220 },
    { id: "detail", header: "Detail", cell: (line) => line.detail || "—", width: 420 },
    { id: "row", header: "Row", cell: (line) => formatQuantity(line.id), width: 90 },
  ];
}
