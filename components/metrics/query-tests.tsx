import { PlainTable } from "@/components/imports/plain-table";
import { formatFigure } from "@/lib/format/figure";
import { formatQuantity } from "@/lib/format/quantity";
import type { QueryTest } from "@/lib/schema/pulled-metrics";

/** What each query answered for yesterday, or why it did not. */
export function QueryTests({ tests }: { tests: readonly QueryTest[] }) {
  return (
    <PlainTable<QueryTest>
      title="Answers for yesterday"
      note="Nothing of this was kept."
      rows={tests}
      rowId={({ name }) => name}
      columns={[
        { header: "Metric", cell: ({ name }) => name },
        { header: "Series", unit: "count", end: true, cell: ({ series }) => formatQuantity(series) },
        { header: "Answer", wrap: true, cell: (test) => <Answer test={test} /> },
        {
          header: "Left out",
          wrap: true,
          cell: ({ unknown }) => (unknown.length === 0 ? "none" : `Nobody here is called ${unknown.join(", ")}.`),
        },
      ]}
    />
  );
}

function Answer({ test: { failure, examples } }: { test: QueryTest }) {
  if (failure !== null) return <span className="font-medium text-over">{failure}</span>;
  if (examples.length === 0) return "It answered, without a value for yesterday.";
  return examples.map(({ label, value }) => `${label}: ${formatFigure(value)}`).join("; ");
}
