"use client";

import { useActionState, useId } from "react";
import { FormMessage, fieldError, typedValue } from "@/components/forms/form-message";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, idle } from "@/lib/action/form-state";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { formatInstant } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";

export type CommentThreadProps = {
  page: Pick<StatementPage, "verdicts" | "period" | "team" | "currency" | "timeZone" | "may">;
  action: (state: FormState<null>, form: FormData) => Promise<FormState<null>>;
};

const words = { accepted: "accepted", disputed: "disputed", resolved: "resolved the dispute of", comment: "" } as const;
const tones = { accepted: "ok", disputed: "over", resolved: "plan", comment: "neutral" } as const;

export function CommentThread({ page, action }: CommentThreadProps) {
  const { verdicts, currency, timeZone } = page;
  return (
    <Card
      title="Comments and answers"
      tools={<span className="text-table text-muted">{formatQuantity(verdicts.length)}</span>}
    >
      {verdicts.length === 0 ? <p className="mt-1 text-table text-muted">Nobody has said anything yet.</p> : null}
      <ol className="mt-1">
        {verdicts.map(({ id, verdict, comment, author, at, total }) => (
          <li key={id} className="border-t border-hairline py-2 text-table first:border-t-0">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{author}</span>
              <time dateTime={at} className="text-caption text-muted">
                {formatInstant(at, timeZone)}
              </time>
              {verdict === "comment" ? null : (
                <Badge tone={tones[verdict]}>
                  {words[verdict]} {formatAmount(total, currency)}
                </Badge>
              )}
            </p>
            {comment === "" ? null : <p className="mt-0.5 break-words whitespace-pre-wrap">{comment}</p>}
          </li>
        ))}
      </ol>
      {page.may.comment ? <CommentForm page={page} action={action} /> : null}
    </Card>
  );
}

function CommentForm({ page, action }: CommentThreadProps) {
  const [state, submit] = useActionState(action, idle);
  const id = useId();
  return (
    <form action={submit} className="mt-2 flex flex-col gap-2" noValidate>
      <input type="hidden" name="month" value={page.period.month} />
      <input type="hidden" name="teamId" value={page.team.id} />
      <FormMessage state={state} />
      <Field label="Comment" error={fieldError(state, "comment")}>
        {(control) => (
          <Textarea
            key={`${id} ${page.verdicts.length}`}
            name="comment"
            rows={2}
            defaultValue={typedValue(state, "comment")}
            {...control}
          />
        )}
      </Field>
      <div>
        <SubmitButton size="sm" pendingLabel="Sending">
          Comment
        </SubmitButton>
      </div>
    </form>
  );
}
