"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import { formatDay, formatInstant } from "@/lib/format/date";
import type { MetricQueries, PullResult, QueryTest } from "@/lib/schema/pulled-metrics";
import { PullOutcome } from "./pull-outcome";
import { QueryFields } from "./query-fields";
import { QueryTests } from "./query-tests";

/** What is known of the server; of its token only whether there is one. */
export type MetricServerPage = {
  saved: boolean;
  url: string;
  hasToken: boolean;
  teamLabel: string;
  workloadLabel: string;
  enabled: boolean;
  queries: MetricQueries;
  pulledTo: string | null;
  pulledAt: string | null;
  failure: string | null;
  timeZone: string;
};

export type MetricServerFormProps = {
  page: MetricServerPage;
  actions: {
    save: (input: unknown) => Promise<FormState<null>>;
    test: (input: unknown) => Promise<FormState<QueryTest[]>>;
    pull: (input: unknown) => Promise<FormState<PullResult>>;
    remove: (input: unknown) => Promise<FormState<null>>;
  };
};

type Failure = { message: string; errors: Record<string, string> };

export function MetricServerForm({ page, actions }: MetricServerFormProps) {
  const { url, teamLabel, workloadLabel, enabled, queries } = page;
  const [draft, setDraft] = useState({ url, token: "", dropToken: false, teamLabel, workloadLabel, enabled, queries });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tests, setTests] = useState<QueryTest[] | null>(null);
  const [pulled, setPulled] = useState<PullResult | null>(null);
  const [pending, start] = useTransition();
  const notify = useToast();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const errors = failure?.errors ?? {};

  function run<R>(action: () => Promise<FormState<R>>, onDone: (result: R, message: string) => void) {
    if (pending) return;
    start(async () => {
      const state = await action();
      if (state.status === "error") setFailure({ message: state.message, errors: state.fieldErrors });
      if (state.status !== "done") return;
      setFailure(null);
      onDone(state.result, state.message);
    });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    run(
      () => actions.save(draft),
      (_, title) => {
        set({ token: "", dropToken: false });
        notify({ title });
      },
    );
  }

  return (
    <>
      <form onSubmit={save} noValidate className="contents">
        <Card
          title="Prometheus"
          note="Asked once a day for the day before by its HTTP API: GPU-hours of the DCGM exporter, counters of your servers. Values come in as an import that can be undone. Metrics come by file and by POST /api/v1/metrics as well."
        >
          <div className="flex max-w-3xl flex-col gap-4">
            {failure ? (
              <p role="alert" className="rounded-control bg-over-bg px-3 py-2 text-table text-over">
                {failure.message}
              </p>
            ) : null}
            <Field
              label="Address"
              hint="As far as before /api/v1. An address inside your own network has to be allowed by ALLOW_PRIVATE_HOSTS first."
              error={errors.url}
            >
              {(control) => (
                <Input
                  {...control}
                  value={draft.url}
                  inputMode="url"
                  autoComplete="off"
                  placeholder="https://prometheus.example.org"
                  onChange={(event) => set({ url: event.target.value })}
                />
              )}
            </Field>
            <Field
              label="Bearer token"
              optional
              hint={
                page.hasToken
                  ? "One is kept, encrypted, and never shown again. Leave this empty to keep it; it is dropped when the address changes to another server."
                  : "Kept encrypted and never shown again."
              }
              error={errors.token}
            >
              {(control) => (
                <Input
                  {...control}
                  type="password"
                  autoComplete="off"
                  value={draft.token}
                  onChange={(event) => set({ token: event.target.value })}
                />
              )}
            </Field>
            {page.hasToken ? (
              <Checkbox
                label="Drop the token that is kept"
                checked={draft.dropToken}
                onCheckedChange={(dropToken) => set({ dropToken })}
              />
            ) : null}
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="Label of the team" hint="Its values are names of teams here." error={errors.teamLabel}>
                {(control) => (
                  <Input
                    {...control}
                    value={draft.teamLabel}
                    onChange={(event) => set({ teamLabel: event.target.value })}
                  />
                )}
              </Field>
              <Field
                label="Label of the workload"
                hint="Its values are names of workloads here."
                error={errors.workloadLabel}
              >
                {(control) => (
                  <Input
                    {...control}
                    value={draft.workloadLabel}
                    onChange={(event) => set({ workloadLabel: event.target.value })}
                  />
                )}
              </Field>
            </div>
            <Checkbox
              label="Pull every day"
              checked={draft.enabled}
              onCheckedChange={(isOn) => set({ enabled: isOn })}
            />
          </div>
        </Card>
        <QueryFields
          queries={draft.queries}
          errors={errors}
          onChange={(name, text) => set({ queries: { ...draft.queries, [name]: text } })}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" disabled={pending}>
            Save
          </Button>
          <Button disabled={pending} onClick={() => run(() => actions.test(draft), setTests)}>
            Test
          </Button>
          {page.saved ? (
            <>
              <Button disabled={pending} onClick={() => run(() => actions.pull({}), setPulled)}>
                Pull now
              </Button>
              <Button
                variant="quiet"
                disabled={pending}
                onClick={() =>
                  run(
                    () => actions.remove({}),
                    (_, title) => notify({ title }),
                  )
                }
              >
                Remove
              </Button>
            </>
          ) : null}
          <p role="status" className="text-table text-muted">
            {pending ? "Asking…" : pulledText(page)}
          </p>
        </div>
      </form>
      {page.failure ? (
        <p className="rounded-control bg-warn-bg px-3 py-2 text-table break-words">
          The last pull was not complete: {page.failure}
        </p>
      ) : null}
      {tests ? <QueryTests tests={tests} /> : null}
      {pulled ? <PullOutcome result={pulled} /> : null}
    </>
  );
}

function pulledText({ saved, pulledAt, pulledTo, timeZone }: MetricServerPage): string {
  if (!saved) return "Not set up yet.";
  if (pulledAt === null) return "Not pulled yet.";
  const days = pulledTo === null ? "no whole day is there yet" : `days to ${formatDay(pulledTo)} are there`;
  return `Last pulled ${formatInstant(pulledAt, timeZone)}: ${days}.`;
}
