"use client";

import { Check, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ReviewGroup } from "@/lib/chart/imports-page";
import { formatAmount, formatExact } from "@/lib/format/amount";
import { formatQuantity } from "@/lib/format/quantity";
import { PlainTable } from "./plain-table";

export type ReviewReasonsProps = {
  groups: readonly ReviewGroup[];
  mayDecide: boolean;
  pending: boolean;
  onDecide: (group: ReviewGroup, decision: "approved" | "refused") => void;
};

/** The queue by reason: a whole reason can be decided at once. */
export function ReviewReasons({ groups, mayDecide, pending, onDecide }: ReviewReasonsProps) {
  return (
    <PlainTable
      title="By reason"
      note="A line with two reasons stands under both."
      rows={groups}
      rowId={({ reason }) => reason}
      columns={[
        { header: "Reason", wrap: true, cell: ({ reason }) => reason },
        { header: "Lines", unit: "count", end: true, cell: ({ lines }) => formatQuantity(lines) },
        {
          header: "Billed cost",
          unit: "per currency",
          end: true,
          cell: ({ sums }) => <Sums sums={sums.map(({ currency, billed }) => [currency, billed])} />,
        },
        {
          header: "Effective cost",
          unit: "per currency",
          end: true,
          cell: ({ sums }) => <Sums sums={sums.map(({ currency, effective }) => [currency, effective])} />,
        },
        ...(mayDecide
          ? [
              {
                header: "Decide all of it",
                cell: (group: ReviewGroup) => (
                  <span className="flex gap-2">
                    <Button
                      size="sm"
                      disabled={pending}
                      aria-label={`Approve all ${group.lines} with: ${group.reason}`}
                      onClick={() => onDecide(group, "approved")}
                    >
                      <Check size={14} aria-hidden />
                      Approve {formatQuantity(group.lines)}
                    </Button>

                    <Button
                      size="sm"
                      disabled={pending}
                      aria-label={`Refuse all ${group.lines} with: ${group.reason}`}
                      onClick={() => onDecide(group, "refused")}
                    >
                      <X size={14} aria-hidden />
                      Refuse {formatQuantity(group.lines)}
                    </Button>
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Sums({ sums }: { sums: readonly (readonly [currency: string, amount: string])[] }) {
  return sums.map(([currency, amount]) => (
    <span key={currency} className="block" title={formatExact(amount)}>
      {formatAmount(amount, currency)} <span className="text-muted">{currency}</span>
    </span>
  ));
}
