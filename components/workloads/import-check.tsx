"use client";

import { Download } from "lucide-react";
import { Sentence } from "@/components/layout/sentence";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { rejectionsCsv } from "@/lib/format/workload-csv";
import type { WorkloadCheck } from "@/lib/schema/workload-import";
import { download } from "./compressed-file";
import { ImportPreview } from "./import-preview";

type Checked = Extract<WorkloadCheck, { ok: true }>;

export type ImportCheckProps = {
  fileName: string;
  check: Checked;
  problem: string | null;
  pending: boolean;
  onCommit: () => void;
  onCheckAgain: () => void;
  onBack: () => void;
};

/** What the import would do, line by line where it would not. */
export function ImportCheck({ fileName, check, problem, pending, onCommit, onCheckAgain, onBack }: ImportCheckProps) {
  const writes = check.create + check.update;
  return (
    <>
      <Sentence note={`${fileName}. Nothing has been written yet.`}>
        {writes === 0 ? (
          <>None of the {formatCount(check.lines, "line")} would change anything.</>
        ) : (
          <>
            <b>{formatQuantity(writes)}</b> of {formatCount(check.lines, "line")} would be written
            {check.rejectedLines > 0 ? (
              <>
                , <b>{formatQuantity(check.rejectedLines)}</b> {check.rejectedLines === 1 ? "is" : "are"} rejected
              </>
            ) : null}
            .
          </>
        )}
      </Sentence>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Count label="Create" value={check.create} />
        <Count label="Update" value={check.update} />
        <Count label="Unchanged" value={check.unchanged} />
        <Count label="Rejected" value={check.rejectedLines} alarming />
      </dl>
      {check.ignoredColumns.length > 0 ? (
        <p className="text-table text-muted">
          Columns that an export adds are passed over: {check.ignoredColumns.join(", ")}.
        </p>
      ) : null}
      {problem ? (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 rounded-card border border-over bg-over-bg px-4 py-3 text-table"
        >
          {problem}
          <Button size="sm" onClick={onCheckAgain}>
            Check again
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {writes > 0 ? (
          <Button
            variant="primary"
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) onCommit();
            }}
          >
            {pending ? "Writing" : `Import ${formatCount(writes, "workload")}`}
          </Button>
        ) : null}
        <Button variant="quiet" onClick={onBack}>
          Choose another file
        </Button>
      </div>
      {check.rejections.length > 0 ? <Rejections check={check} fileName={fileName} /> : null}
      <ImportPreview check={check} />
    </>
  );
}

function Count({ label, value, alarming = false }: { label: string; value: number; alarming?: boolean }) {
  return (
    <div className="rounded-card border border-border bg-card px-4 py-3">
      <dt className="text-caption text-muted">{label}, lines</dt>
      <dd className={`text-kpi font-semibold ${alarming && value > 0 ? "text-over" : ""}`}>{formatQuantity(value)}</dd>
    </div>
  );
}

function Rejections({ check, fileName }: { check: Checked; fileName: string }) {
  const rows = check.rejections.map((rejection, index) => ({ ...rejection, id: String(index) }));
  return (
    <Card
      flush
      title="Rejected lines"
      note="They are left out. Put them right and import them again; the others need not wait."
      tools={
        <Button
          size="sm"
          onClick={() => download(`rejected-${fileName.replace(/\.csv$/i, "")}.csv`, rejectionsCsv(check.rejections))}
        >
          <Download size={14} aria-hidden />
          Download rejected
        </Button>
      }
    >
      <div className="mt-3 [&>.card]:rounded-none [&>.card]:border-x-0 [&>.card]:border-b-0">
        <DataTable
          caption="Rejected lines"
          noun="problem"
          toolbar={false}
          rows={rows}
          rowId={(row) => row.id}
          regionClass="relative max-h-80"
          columns={[
            {
              id: "line",
              header: "Line",
              cell: (row) => formatQuantity(row.line),
              sortValue: (row) => row.line,
              width: 90,
            },
            {
              id: "column",
              header: "Column",
              cell: (row) => <code className="font-mono">{row.column || "—"}</code>,
              width: 220,
            },
            {
              id: "value",
              header: "Value",
              cell: (row) =>
                row.value === "" ? (
                  <Badge>empty</Badge>
                ) : (
                  <span className="inline-block max-w-64 truncate align-bottom" title={row.value}>
                    {row.value}
                  </span>
                ),
              width: 240,
            },
            {
              id: "reason",
              header: "Reason",
              cell: (row) => <span className="whitespace-normal">{row.reason}</span>,
              width: 420,
            },
          ]}
        />
      </div>
    </Card>
  );
}
