import { Download } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { missing } from "@/lib/format/number";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { ImportCheck } from "@/lib/schema/import-check";
import { PlainTable } from "./plain-table";
import { SampleValue } from "./sample-value";

const shownRejects = 20;

/** The first rejected lines; all of them are in the download. */
export function RejectTable({ id, check }: { id: string; check: ImportCheck }) {
  if (check.rejects.length === 0) return null;
  const rows = check.rejects.slice(0, shownRejects);
  const all = check.rejected <= shownRejects && check.rejects.length === rows.length;
  return (
    <PlainTable
      title="Rejected lines"
      note={`${all ? "All" : "The first of"} ${formatCount(check.rejected, "rejected line")}, by their place in the file: its header is line 1.`}
      tools={
        <a
          href={`/imports/${id}/rejects.csv`}
          download
          className={buttonStyle({ size: "sm", className: "text-text no-underline" })}
        >
          <Download size={14} aria-hidden />
          Download all
        </a>
      }
      rows={rows}
      rowId={({ line, column }) => `${line} ${column}`}
      columns={[
        { header: "Line", cell: ({ line }) => formatQuantity(line) },
        { header: "Column", cell: ({ column }) => <code className="font-mono">{column || missing}</code> },
        { header: "Value", cell: ({ value }) => <SampleValue text={value} /> },
        { header: "Reason", wrap: true, cell: ({ reason }) => reason },
      ]}
    />
  );
}

type Finding = { kind: "warning" | "flag" } & ImportCheck["warnings"][number];

/** What was odd: warnings are taken as they are, flagged lines wait for somebody to look at them. */
export function FindingTable({ check }: { check: ImportCheck }) {
  const flags = check.flags.map(
    (flag): Finding => ({ kind: "flag", column: null, firstLine: null, example: null, ...flag }),
  );
  const rows = [...flags, ...check.warnings.map((warning): Finding => ({ kind: "warning", ...warning }))];
  if (rows.length === 0) return null;
  return (
    <PlainTable
      title="Warnings and flags"
      note="Warnings say how something was read. Flagged lines are kept out of statements until somebody approves them."
      rows={rows}
      rowId={({ kind, column, reason }) => `${kind} ${column} ${reason}`}
      columns={[
        {
          header: "Kind",
          cell: ({ kind }) => <Badge tone={kind === "flag" ? "warn" : "neutral"}>{kind}</Badge>,
        },
        { header: "Column", cell: ({ column }) => <code className="font-mono">{column ?? missing}</code> },
        { header: "Finding", wrap: true, cell: ({ reason }) => reason },
        { header: "Lines", unit: "count", end: true, cell: ({ lines }) => formatQuantity(lines) },
        { header: "First line", end: true, cell: ({ firstLine }) => formatQuantity(firstLine) },
        { header: "Example", cell: ({ example }) => <SampleValue text={example} /> },
      ]}
    />
  );
}

/** Each column of the file, what it becomes and what stands in it. */
export function ColumnTable({ check }: { check: ImportCheck }) {
  if (check.columns.length === 0) return null;
  return (
    <PlainTable
      title="Columns"
      note="Columns that mean nothing to the ledger are kept with each line, as they are."
      rows={check.columns}
      rowId={({ name }) => name}
      columns={[
        { header: "Column", cell: ({ name }) => <code className="font-mono">{name}</code> },
        {
          header: "Stands for",
          cell: ({ stands, automatic }) =>
            stands === null ? missing : stands === automatic ? stands : `${stands}, as mapped`,
        },
        {
          header: "Becomes",
          cell: ({ target }) => target?.replaceAll("_", " ") ?? <span className="text-muted">kept as it is</span>,
        },
        {
          header: "Filled",
          unit: "% of lines",
          end: true,
          cell: ({ filled }) => formatQuantity(filled * 100, { digits: 1 }),
        },
        { header: "Samples", cell: ({ samples }) => <SampleValue text={samples.join(" · ") || null} /> },
      ]}
    />
  );
}
