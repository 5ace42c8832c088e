import { Check, X } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { ChargebackPage } from "@/lib/chart/chargeback";
import { formatDay } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";

type Checks = NonNullable<ChargebackPage["checks"]>;

/** Where a check that fails can be settled. */
const remedies: Partial<Record<Checks[number]["key"], { label: string; href: string }>> = {
  sources: { label: "Import", href: "/imports" },
  review: { label: "Review", href: "/imports" },
};

export function CloseChecksCard({ checks }: { checks: Checks }) {
  const open = checks.filter(({ passed }) => !passed).length;
  return (
    <Card
      title="Before closing"
      tools={
        open === 0 ? (
          <Badge tone="ok">ready to close</Badge>
        ) : (
          <Badge tone="over">{formatCount(open, "check")} open</Badge>
        )
      }
    >
      <CheckList checks={checks} />
      <p className="mt-2 border-t border-border pt-2.5 text-caption text-muted">
        After closing the month is read-only. Late corrections go to the next open month and name the month that they
        correct.
      </p>
    </Card>
  );
}

export function CheckList({ checks }: { checks: Checks }) {
  return (
    <ul className="mt-1">
      {checks.map(({ key, passed, title, detail }) => {
        const remedy = passed ? undefined : remedies[key];
        return (
          <li
            key={key}
            className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-2 border-t border-hairline py-2 text-table first:border-t-0"
          >
            {passed ? (
              <Check size={16} className="mt-0.5 text-saving" aria-hidden />
            ) : (
              <X size={16} className="mt-0.5 text-over" aria-hidden />
            )}
            <span>
              <span className="sr-only">{passed ? "Passed: " : "Open: "}</span>
              {title}
              <span className="block text-caption text-muted">
                {detail.replaceAll(/\d{4}-\d{2}-\d{2}/g, formatDay)}
              </span>
            </span>
            {remedy ? <Link href={remedy.href}>{remedy.label}</Link> : null}
          </li>
        );
      })}
    </ul>
  );
}
