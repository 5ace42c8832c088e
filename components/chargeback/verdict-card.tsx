"use client";

import { Check } from "lucide-react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { FormState } from "@/lib/action/form-state";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { StatementBadge } from "./state-badge";

type FormAction = (state: FormState<null>, form: FormData) => Promise<FormState<null>>;

export type VerdictActions = { accept: FormAction; dispute: FormAction; resolve: FormAction; comment: FormAction };

export type VerdictCardProps = { page: StatementPage; actions: VerdictActions };

/** The team's answer to its statement, and what may be done about it now. */
export function VerdictCard({ page, actions }: VerdictCardProps) {
  const { may, state, team, currency } = page;
  const total = page.answeredTotal ?? "0";
  const hidden = (
    <>
      <input type="hidden" name="month" value={page.period.month} />
      <input type="hidden" name="teamId" value={team.id} />
    </>
  );
  const seen = <input type="hidden" name="total" value={total} />;
  return (
    <Card title={may.answer ? "Your decision" : "The team's answer"} tools={<StatementBadge state={state} />}>
      <p className="mt-1 text-table text-muted">{explanationOf(page)}</p>
      {may.answer || may.resolve ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {may.answer && state !== "accepted" ? (
            <FormDialog
              title={`Accept ${formatAmount(total, currency)} ${currency}?`}
              description="It records your name, the time and this total. If the statement changes afterwards, it has to be accepted again."
              trigger={
                <Button variant="primary">
                  <Check size={16} aria-hidden />
                  Accept
                </Button>
              }
              action={actions.accept}
              submitLabel="Accept statement"
              pendingLabel="Accepting"
            >
              {(form) => (
                <>
                  {hidden}
                  {seen}
                  <Comment form={form} label="Comment" optional />
                </>
              )}
            </FormDialog>
          ) : null}
          {may.answer && state !== "disputed" ? (
            <FormDialog
              title={`Dispute the statement of ${team.name}`}
              description="The month cannot be closed while a dispute is open."
              trigger={<Button>Dispute…</Button>}
              action={actions.dispute}
              submitLabel="Dispute statement"
              pendingLabel="Disputing"
              danger
            >
              {(form) => (
                <>
                  {hidden}
                  {seen}
                  <Comment form={form} label="What is wrong, and with which line" />
                </>
              )}
            </FormDialog>
          ) : null}
          {may.resolve ? (
            <FormDialog
              title={`Resolve the dispute of ${team.name}`}
              description="The statement goes back into review, and its team can accept it."
              trigger={<Button variant="primary">Resolve dispute</Button>}
              action={actions.resolve}
              submitLabel="Resolve dispute"
              pendingLabel="Resolving"
            >
              {(form) => (
                <>
                  {hidden}
                  <Comment form={form} label="How it was resolved" />
                </>
              )}
            </FormDialog>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

function Comment({ form, label, optional = false }: { form: FormState<null>; label: string; optional?: boolean }) {
  return (
    <Field label={label} error={fieldError(form, "comment")} optional={optional}>
      {(control) => <Textarea name="comment" defaultValue={typedValue(form, "comment")} {...control} />}
    </Field>
  );
}

function explanationOf({ period, state, may, below, basis }: StatementPage): string {
  if (period.version !== null) return "The statement is issued and does not change any more.";
  if (below.length > 0) return "Each team below answers for its own statement.";
  if (basis !== "effective") return "What is accepted is the effective cost: switch the basis to answer.";
  if (period.state === "open") return "The month is not in review yet. Comments are welcome already.";
  if (state === "changed") return "The total has changed since it was accepted, so it asks for another look.";
  if (state === "accepted") return "The team accepts this total.";
  if (state === "disputed") return may.resolve ? "Settle what is disputed, then resolve it." : "FinOps looks into it.";
  return may.answer ? "Accept the total, or dispute it and say what is wrong." : "The team has not answered yet.";
}
