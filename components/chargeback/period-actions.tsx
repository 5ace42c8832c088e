"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { FormState } from "@/lib/action/form-state";
import type { ChargebackPage } from "@/lib/chart/chargeback";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import { CheckList } from "./close-checks";

type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;

export type PeriodFormActions = {
  review: FormAction<null>;
  close: FormAction<{ version: number }>;
  reopen: FormAction<null>;
};

export type PeriodActionsProps = { page: ChargebackPage; actions: PeriodFormActions };

/** What moves the month on, for those who may. */
export function PeriodActions({ page, actions }: PeriodActionsProps) {
  const { month } = page.period;
  const hidden = <input type="hidden" name="month" value={month} />;
  return (
    <>
      {page.may.review ? (
        <FormDialog
          title={`Start the review of ${formatMonth(month)}?`}
          description="Teams can then accept or dispute their statements. Imports still change them."
          trigger={<Button variant="primary">Start review</Button>}
          action={actions.review}
          submitLabel="Start review"
          pendingLabel="Starting"
        >
          {() => hidden}
        </FormDialog>
      ) : null}
      {page.may.close ? <CloseMonth page={page} action={actions.close} /> : null}
      {page.may.reopen ? (
        <FormDialog
          title={`Reopen ${formatMonth(month)}?`}
          description="The month can change again. What was issued stays readable under its version, and the next closing issues another."
          trigger={<Button>Reopen</Button>}
          action={actions.reopen}
          submitLabel="Reopen month"
          pendingLabel="Reopening"
          danger
        >
          {(state) => (
            <>
              {hidden}
              <Field label="Reason" error={fieldError(state, "reason")} hint="Goes to the audit log.">
                {(control) => <Textarea name="reason" defaultValue={typedValue(state, "reason")} {...control} />}
              </Field>
            </>
          )}
        </FormDialog>
      ) : null}
    </>
  );
}

function CloseMonth({ page, action }: { page: ChargebackPage; action: PeriodFormActions["close"] }) {
  const { month } = page.period;
  const checks = page.checks ?? [];
  const open = checks.filter(({ passed }) => !passed);
  const isReady = page.checks !== null && open.length === 0;
  const button = (
    <Button variant="primary" disabled={!isReady} title={open.map(({ title }) => `Open: ${title}`).join(". ")}>
      Close month
    </Button>
  );
  if (!isReady || page.reconciliation === null) return button;
  const money = (amount: string) => `${formatAmount(amount, page.currency)} ${page.currency}`;
  const { allocated, unallocated, imported } = page.reconciliation;
  return (
    <FormDialog
      title={`Close ${formatMonth(month)}?`}
      description={
        <>
          Freezes {formatCount(page.bars.bars.length, "statement")}, their lines, the rules, rates and currency, as
          version {(page.period.versions.at(-1) ?? 0) + 1}: imported {money(imported)}, allocated {money(allocated)},
          unallocated {money(unallocated)}. It cannot be undone, only reopened by an administrator.
        </>
      }
      trigger={button}
      action={action}
      submitLabel="Close month"
      pendingLabel="Closing"
      danger
    >
      {(state) => (
        <>
          <input type="hidden" name="month" value={month} />
          <CheckList checks={checks} />
          <Field label={`Type ${month} to close it`} error={fieldError(state, "confirmation")}>
            {(control) => (
              <Input
                name="confirmation"
                autoComplete="off"
                spellCheck={false}
                defaultValue={typedValue(state, "confirmation")}
                {...control}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
