"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import type { Initiative } from "@/lib/schema/initiative";
import { draftOf, emptyDraft, type InitiativeDraft, sentOf } from "./initiative-draft";
import { InitiativeSaving } from "./initiative-saving";
import { InitiativeScope } from "./initiative-scope";
import { InitiativeWhen } from "./initiative-when";
import { useSubmit } from "./use-submit";

export type InitiativeChoices = {
  members: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string }[];
  workloads: readonly { id: string; name: string; teamName: string }[];
  components: readonly string[];
  currency: string;
};

type Sent = ReturnType<typeof sentOf>;

export type SubmitInitiative =
  | { label: string; create: (input: { initiative: Sent }) => Promise<FormState<{ id: string }>> }
  | {
      label: string;
      initiative: Initiative;
      update: (input: { id: string; seenAt: string; initiative: Sent }) => Promise<FormState<{ id: string }>>;
    };

export type FormPart = {
  draft: InitiativeDraft;
  change: (change: Partial<InitiativeDraft>) => void;
  errors: Readonly<Record<string, string>>;
  choices: InitiativeChoices;
};

export type InitiativeFormProps = {
  choices: InitiativeChoices;
  submit: SubmitInitiative;
  /** Instead of opening the initiative. */
  onDone?: () => void;
};

/** Every field of an initiative. What was typed stays after a refusal, with the reason below its field. */
export function InitiativeForm({ choices, submit, onDone }: InitiativeFormProps) {
  const existing = "initiative" in submit ? submit.initiative : null;
  const [draft, setDraft] = useState<InitiativeDraft>(() => (existing ? draftOf(existing) : emptyDraft));
  const { pending, message, errors, run } = useSubmit("initiative.");
  const notify = useToast();
  const router = useRouter();
  const part: FormPart = {
    draft,
    change: (change) => setDraft((before) => ({ ...before, ...change })),
    errors,
    choices,
  };
  return (
    <form
      noValidate
      aria-busy={pending || undefined}
      className="flex min-w-0 max-w-[960px] flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const initiative = sentOf(draft);
        const send = () =>
          "create" in submit
            ? submit.create({ initiative })
            : submit.update({ id: submit.initiative.id, seenAt: submit.initiative.updatedAt, initiative });
        run(send, ({ id }, done) => {
          notify({ title: done });
          if (onDone) onDone();
          else router.push(`/roadmap/${id}`);
        });
      }}
    >
      {message ? (
        <p role="alert" className="rounded-card border border-over bg-over-bg px-4 py-3 text-table font-semibold">
          {message}
        </p>
      ) : null}
      <Card title="What and when">
        <InitiativeWhen {...part} />
      </Card>
      <Card
        title="What it changes"
        note={
          existing?.baseline
            ? "Its baseline is frozen: workloads, component, team and start stay as they are until its status is proposed again."
            : "What it is measured by. Workloads have volumes, so growth can be told from savings."
        }
      >
        <InitiativeScope {...part} />
      </Card>
      <Card title="What it saves and costs">
        <InitiativeSaving {...part} />
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {submit.label}
        </Button>
        <ButtonLink href={existing ? `/roadmap/${existing.id}` : "/roadmap"} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
