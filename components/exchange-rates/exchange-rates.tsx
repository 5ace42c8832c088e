"use client";

import { Download, Plus } from "lucide-react";
import { useAction } from "@/components/forms/use-action";
import { Sentence } from "@/components/layout/sentence";
import { Button, buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toast";
import type { ExchangeRatesPage, RateRow } from "@/lib/chart/exchange-rates-page";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { MissingRates } from "./missing-rates";
import type { RateActions } from "./rate-actions";
import { RateDialog } from "./rate-dialog";
import { RateFile } from "./rate-file";
import { RateTable } from "./rate-table";

export type ExchangeRatesProps = { page: ExchangeRatesPage; actions: RateActions };

/** Rates by month and currency; what is needed and missing comes first. */
export function ExchangeRates({ page, actions }: ExchangeRatesProps) {
  const { currency, thisMonth, rates, missing, mayWrite } = page;
  const notify = useToast();
  const removing = useAction();
  const source = rates[0]?.source ?? "";

  const restore = (rate: RateRow) => {
    const form = new FormData();
    for (const field of ["month", "currency", "rate", "source"] as const) form.set(field, rate[field]);
    removing.run(
      () => actions.set({ status: "idle" }, form),
      () => undefined,
    );
  };
  const remove = (rate: RateRow) =>
    removing.run(
      () => actions.remove({ month: rate.month, currency: rate.currency }),
      (_, message) => notify({ title: message, onUndo: () => restore(rate) }),
    );

  return (
    <>
      <Finding page={page} />
      {missing.length > 0 ? (
        <MissingRates missing={missing} reporting={currency} source={source} action={mayWrite ? actions.set : null} />
      ) : null}
      {removing.failure ? <ErrorPanel title="That did not work">{removing.failure}</ErrorPanel> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {mayWrite ? <RateFile action={actions.importFile} /> : null}
        {rates.length > 0 ? (
          <a
            href="/settings/exchange-rates/rates.csv"
            download
            className={buttonStyle({ className: "text-text no-underline" })}
          >
            <Download size={16} aria-hidden />
            Export CSV
          </a>
        ) : null}
        {mayWrite ? (
          <RateDialog
            start={{ month: thisMonth, currency: "", rate: "", source }}
            isNew
            reporting={currency}
            action={actions.set}
            trigger={
              <Button variant="primary">
                <Plus size={16} aria-hidden />
                Add rate
              </Button>
            }
          />
        ) : null}
      </div>
      {rates.length === 0 ? (
        <EmptyState title="No exchange rate yet">
          Bills in other currencies than {currency} are converted by one rate for each month.
        </EmptyState>
      ) : (
        <RateTable rates={rates} reporting={currency} edit={mayWrite ? { set: actions.set, onRemove: remove } : null} />
      )}
    </>
  );
}

function Finding({ page: { currency, rates, missing } }: { page: ExchangeRatesPage }) {
  const currencies = new Set(rates.map((rate) => rate.currency)).size;
  const closed = rates.filter(({ isClosed }) => isClosed).length;
  const note = `Bills in other currencies are converted into ${currency} by the rate of their month. A closed month keeps the rates it was closed with${closed > 0 ? `, here ${formatCount(closed, "rate")}` : ""}.`;
  return (
    <Sentence note={note}>
      {missing.length > 0 ? (
        <>
          <b>{formatCount(missing.length, "rate")}</b> {missing.length === 1 ? "is" : "are"} needed and not entered.
        </>
      ) : (
        <>
          Every cost can be converted: <b>{formatQuantity(rates.length)}</b> {rates.length === 1 ? "rate" : "rates"} of{" "}
          {formatCount(currencies, "currency", "currencies")} into {currency}.
        </>
      )}
    </Sentence>
  );
}
