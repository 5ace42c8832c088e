"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { MissingRateRow } from "@/lib/chart/exchange-rates-page";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { RateActions } from "./rate-actions";
import { RateDialog } from "./rate-dialog";

export type MissingRatesProps = {
  missing: readonly MissingRateRow[];
  reporting: string;
  /** What a new rate's source begins with: the one of the latest. */
  source: string;
  action: RateActions["set"] | null;
};

/** What is needed first: costs that no total can hold before their rate is entered. */
export function MissingRates({ missing, reporting, source, action }: MissingRatesProps) {
  return (
    <Card
      title="Needed and not entered"
      note="Until then the costs of these months cannot be added up: their statements, the cost explorer and closing wait."
    >
      <ul className="mt-2 flex flex-col">
        {missing.map(({ month, currency, lines, billed }) => (
          <li
            key={`${month} ${currency}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-hairline py-2 text-table"
          >
            <span className="min-w-0 flex-1 basis-56">
              <b className="font-semibold">
                {currency} in {formatMonth(month)}
              </b>{" "}
              <span className="text-muted">
                blocks {formatCount(lines, "line")}, {formatAmount(billed, currency)} {currency} billed
              </span>
            </span>
            {action ? (
              <RateDialog
                start={{ month, currency, rate: "", source }}
                isNew={false}
                reporting={reporting}
                action={action}
                trigger={
                  <Button size="sm" variant="primary" aria-label={`Enter the rate of ${currency} in ${month}`}>
                    Enter rate
                  </Button>
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
