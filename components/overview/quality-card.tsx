import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { QualityCheck } from "@/lib/chart/data-quality";

/** Whether the figures can be relied on, and where to put right what is not. */
export function QualityCard({ checks }: { checks: readonly QualityCheck[] }) {
  const toFix = checks.filter(({ ok }) => !ok).length;
  return (
    <Card
      title="Data quality"
      tools={toFix > 0 ? <Badge tone="warn">{toFix} to fix</Badge> : <Badge tone="ok">nothing to fix</Badge>}
    >
      <ul className="mt-1 divide-y divide-hairline text-table">
        {checks.map((check) => (
          <li key={check.key} data-check={check.key} className="flex items-start justify-between gap-3 py-2">
            <span className="flex min-w-0 items-start gap-2">
              {check.ok ? (
                <Check size={16} aria-label="In order" className="mt-0.5 shrink-0 text-saving" />
              ) : (
                <TriangleAlert size={16} aria-label="To fix" className="mt-0.5 shrink-0 text-warn" />
              )}
              <span className="min-w-0">
                {check.href ? (
                  <Link href={check.href} className="inline-flex min-h-6 items-center">
                    {check.label}
                  </Link>
                ) : (
                  check.label
                )}
                <span className="block text-caption text-muted">{check.note}</span>
              </span>
            </span>
            <span className="text-right whitespace-nowrap tabular-nums">
              {check.value}
              <span className="block text-caption text-muted">{check.detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
