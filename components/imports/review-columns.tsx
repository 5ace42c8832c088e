import Link from "next/link";
import type { DataColumn } from "@/components/ui/data-table";
import type { ReviewLine } from "@/lib/chart/imports-page";
import { formatAmount, formatExact } from "@/lib/format/amount";
import { formatDay } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";

export function reviewColumns(): DataColumn<ReviewLine>[] {
  return [
    {
      id: "what",
      header: "Service and resource",
      width: 260,
      searchValue: (line) =>
        [
          line.service,
          line.resource,
          line.description,
          line.provider,
          line.account,
          line.source,
          line.file,
          ...line.flags,
        ]
          .filter(Boolean)
          .join("\n"),
      cell: (line) => (
        <Two first={line.service} second={[line.resource, line.description].filter(Boolean).join(" · ") || null} />
      ),
    },
    {
      id: "reason",
      header: "Reason",
      width: 260,
      sortValue: (line) => line.flags.join(", "),
      cell: (line) => <span className="block py-1 whitespace-normal">{line.flags.join(", ")}</span>,
    },
    amount("billed", "Billed cost"),
    amount("effective", "Effective cost"),
    amount("list", "List cost"),
    {
      id: "day",
      header: "Day",
      width: 150,
      sortValue: (line) => line.day,
      cell: (line) => <Two first={formatDay(line.day)} second={line.chargeCategory} />,
    },
    {
      id: "provider",
      header: "Provider and account",
      width: 200,
      cell: (line) => (
        <Two first={line.provider} second={[line.account, line.region].filter(Boolean).join(" · ") || null} />
      ),
    },
    {
      id: "source",
      header: "File and line",
      width: 240,
      cell: ({ file, importId, line, source }) => (
        <span className="block max-w-60 py-1">
          <Link href={`/imports/${importId}`} className="block truncate leading-[17px]" title={file}>
            {file}
          </Link>
          <span className="block text-caption text-muted">
            {source}, line {formatQuantity(line)}
          </span>
        </span>
      ),
    },
  ];
}

function amount(cost: "billed" | "effective" | "list", header: string): DataColumn<ReviewLine> {
  return {
    id: cost,
    header,
    unit: "in its currency",
    align: "end",
    width: 160,
    cell: (line) => (
      <span title={formatExact(line[cost])}>
        {formatAmount(line[cost], line.currency)}
        {line[cost] === null ? null : <span className="text-muted"> {line.currency}</span>}
      </span>
    ),
  };
}

function Two({ first, second }: { first: string; second: string | null }) {
  return (
    <span className="block max-w-60 py-1">
      <span className="block truncate leading-[17px]" title={first}>
        {first}
      </span>
      {second ? (
        <span className="block truncate text-caption text-muted" title={second}>
          {second}
        </span>
      ) : null}
    </span>
  );
}
