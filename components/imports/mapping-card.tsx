"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select, type SelectOption } from "@/components/ui/select";
import { missing } from "@/lib/format/number";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { type ColumnMapping, mappingProblems, standsFor, withoutAutomatic } from "@/lib/schema/column-mapping";
import type { ImportCheck } from "@/lib/schema/import-check";
import { importTargets } from "@/lib/schema/import-target";
import { PlainTable } from "./plain-table";
import { SampleValue } from "./sample-value";

const kept = "kept";

export type MappingCardProps = {
  check: ImportCheck;
  source: string;
  /** A month was given, so that the lines need not name one. */
  hasPeriod: boolean;
  pending: boolean;
  onMap: (columns: ColumnMapping) => void;
  /** null: the file can be given up elsewhere. */
  onCancel: (() => void) | null;
};

/** What each column of the file stands for, to be said where its name does not; the file is then checked again. */
export function MappingCard({ check, source, hasPeriod, pending, onMap, onCancel }: MappingCardProps) {
  const { kind, columns } = check;
  const saved = withoutAutomatic(columns, Object.fromEntries(columns.map(({ name, stands }) => [name, stands])));
  const [mapping, setMapping] = useState<ColumnMapping>(saved);
  const targets = importTargets[kind];
  const options: SelectOption[] = [
    { value: kept, label: "Kept as it is" },
    ...targets.map(({ name, meaning }) => ({ value: name, label: name, hint: meaning })),
  ];
  const problems = mappingProblems(kind, columns, { mapping, hasPeriod });
  const changed = JSON.stringify(withoutAutomatic(columns, mapping)) !== JSON.stringify(saved);
  const ready = changed && problems.length === 0 && !pending;
  const named = Object.keys(withoutAutomatic(columns, mapping)).length;
  return (
    <PlainTable
      title="Columns"
      note={`What does not become a field of the ledger is kept with each line. A mapping is kept for ${source} and used for its next files with the same columns.`}
      rows={columns}
      rowId={({ name }) => name}
      columns={[
        { header: "Column", cell: ({ name }) => <code className="font-mono">{name}</code> },
        {
          header: "Stands for",
          cell: (column) => (
            <Select
              aria-label={`${column.name} stands for`}
              className="w-60"
              options={options}
              value={standsFor(column, mapping) ?? kept}
              onValueChange={(value) => setMapping({ ...mapping, [column.name]: value === kept ? null : value })}
            />
          ),
        },
        {
          header: "Unit",
          cell: (column) => targets.find(({ name }) => name === standsFor(column, mapping))?.unit ?? missing,
        },
        {
          header: "Filled",
          unit: "% of lines",
          end: true,
          cell: ({ filled }) => formatQuantity(filled * 100, { digits: 1 }),
        },
        { header: "Samples", cell: ({ samples }) => <SampleValue text={samples.join(" · ") || null} /> },
      ]}
      footer={
        <div className="flex flex-col gap-3 px-4 py-3">
          {problems.length > 0 ? (
            <ul role="alert" className="rounded-card border border-over bg-over-bg px-4 py-2 text-table">
              {problems.map((problem) => (
                <li key={problem} className="break-words">
                  {problem}
                </li>
              ))}
            </ul>
          ) : null}
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant={check.problem === null ? "outline" : "primary"}
              aria-disabled={!ready || undefined}
              onClick={() => {
                if (ready) onMap(withoutAutomatic(columns, mapping));
              }}
            >
              {pending ? "Checking" : "Check again with this mapping"}
            </Button>
            {named > 0 ? (
              <Button
                aria-disabled={pending || undefined}
                onClick={() => {
                  if (pending) return;
                  setMapping({});
                  if (Object.keys(saved).length > 0) onMap({});
                }}
              >
                Reset to the names
              </Button>
            ) : null}
            {onCancel ? (
              <Button
                aria-disabled={pending || undefined}
                onClick={() => {
                  if (!pending) onCancel();
                }}
              >
                Cancel import
              </Button>
            ) : null}
            <span className="text-caption text-muted">
              {named === 0
                ? "Every column stands for what its name says."
                : `${formatCount(named, "column")} mapped by hand.`}
            </span>
          </div>
        </div>
      }
    />
  );
}
