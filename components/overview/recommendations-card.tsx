import Link from "next/link";
import { Card } from "@/components/ui/card";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";

export type RecommendationsCardProps = {
  rows: readonly { id: string; name: string; what: string; saving: number }[];
  count: number;
  total: number;
  currency: string;
};

/** The moves that would save most, at today's prices. */
export function RecommendationsCard({ rows, count, total, currency }: RecommendationsCardProps) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const note = count > rows.length ? `Top ${rows.length} of ${count} by saving` : "By saving";
  return (
    <Card title="Recommendations" note={`${note}, ${currency} per month`}>
      {rows.length === 0 ? (
        <p className="py-2 text-table">
          No workload would be cheaper elsewhere by the rules and today's prices, or none has both prices.
        </p>
      ) : (
        <ul className="mt-1 divide-y divide-hairline text-table">
          {rows.map((row) => (
            <li key={row.id} className="flex items-baseline justify-between gap-3 py-2">
              <span className="min-w-0">
                <Link href={`/workloads/${row.id}`} className="inline-flex min-h-6 items-center break-words">
                  {row.name}
                </Link>
                <span className="block text-caption text-muted">{row.what}</span>
              </span>
              <span className="font-semibold text-saving tabular-nums">{money(row.saving)}</span>
            </li>
          ))}
          {count > 0 ? (
            <li className="flex items-baseline justify-between gap-3 py-2 font-semibold">
              <span>All {formatCount(count, "move")}</span>
              <span className="tabular-nums">{money(total)}</span>
            </li>
          ) : null}
        </ul>
      )}
      <p className="mt-2">
        <Link href="/workloads" className="inline-flex min-h-6 items-center text-table">
          Review all
        </Link>
      </p>
    </Card>
  );
}
