import Link from "next/link";
import { Card } from "@/components/ui/card";
import { formatRange } from "@/lib/chart/cost-text";
import { formatCount } from "@/lib/format/quantity";
import type { PullResult } from "@/lib/schema/pulled-metrics";

/** What a pull brought, and what it left out and why. */
export function PullOutcome({ result }: { result: PullResult }) {
  const { from, to, points, unknown, failures, importIds } = result;
  return (
    <Card title="Pulled">
      <div className="flex flex-col gap-2 text-table">
        <p>
          {formatCount(points, "value")} of {formatRange({ from, to })}.{" "}
          {importIds.map((id) => (
            <Link key={id} href={`/imports/${id}`} className="text-accent underline underline-offset-2">
              Open the import
            </Link>
          ))}
        </p>
        {unknown.length > 0 ? (
          <p className="break-words">Left out, because nobody here is called so: {unknown.join(", ")}.</p>
        ) : null}
        {failures.map(({ name, failure }) => (
          <p key={name} className="font-medium break-words text-over">
            {name}: {failure}
          </p>
        ))}
      </div>
    </Card>
  );
}
