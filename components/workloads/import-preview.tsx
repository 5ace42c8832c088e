import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { workloadColumns } from "@/lib/schema/workload-columns";
import type { WorkloadCheck } from "@/lib/schema/workload-import";

type Checked = Extract<WorkloadCheck, { ok: true }>;

const badges = {
  create: <Badge tone="ok">create</Badge>,
  update: <Badge tone="plan">update</Badge>,
  unchanged: <Badge>unchanged</Badge>,
  reject: <Badge tone="over">rejected</Badge>,
};

/** The first lines as they were understood, in the file's columns. */
export function ImportPreview({ check }: { check: Checked }) {
  const present = workloadColumns.filter(({ column }) => check.preview.some((row) => column in row.cells));
  return (
    <Card
      flush
      title="First lines"
      note={`${formatCount(check.preview.length, "line")} of ${formatQuantity(check.lines)}, as they were read.`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not */}
      <div
        role="region"
        aria-label="First lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-3 relative overflow-x-auto rounded-[inherit] -outline-offset-2"
      >
        <table className="w-full text-table">
          <caption className="sr-only">First lines of the file</caption>
          <thead>
            <tr className="border-y border-border text-left text-caption text-muted">
              <th scope="col" className="px-3 py-2 font-medium">
                Line
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                Would
              </th>
              {present.map(({ column }) => (
                <th key={column} scope="col" className="px-3 py-2 font-mono font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.preview.map((row) => (
              <tr key={row.line} className="border-b border-hairline">
                <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted">
                  {row.line}
                </th>
                <td className="px-3 py-1.5">{badges[row.outcome]}</td>
                {present.map(({ column }) => (
                  <td key={column} className="max-w-56 truncate px-3 py-1.5">
                    {row.cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
