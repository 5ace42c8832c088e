"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useRef, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { type FormState, idle } from "@/lib/action/form-state";
import type { WorkloadFormPage } from "@/lib/chart/workload-page";
import { type WorkloadField, workloadFieldNames } from "@/lib/schema/workload";
import { workloadText } from "@/lib/schema/workload-text";
import { WorkloadFormField } from "./workload-form-field";
import { workloadFormGroups } from "./workload-form-fields";
import { WorkloadPreview } from "./workload-preview";

export type SaveWorkload = (state: FormState<{ id: string }>, form: FormData) => Promise<FormState<{ id: string }>>;

export type WorkloadFormProps = { page: WorkloadFormPage; save: SaveWorkload };

/** Every field of a workload. What was typed stays after an error, and the first field in question gets the focus. */
export function WorkloadForm({ page, save }: WorkloadFormProps) {
  const { workload, teams, pricing, currency } = page;
  const [typed, setTyped] = useState<Record<string, string>>(() => startValues(page));
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const notify = useToast();
  const [state, submit] = useActionState<FormState<{ id: string }>, FormData>(async (before, entered) => {
    const after = await save(before, entered);
    if (after.status === "done") {
      notify({ title: after.message });
      router.push(`/workloads/${after.result.id}`);
    }
    return after;
  }, idle);

  useEffect(() => {
    if (state.status === "error") form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);

  const errors = state.status === "error" ? state.fieldErrors : {};
  const supplies = pricing.supplies.map((supply) => ({ id: supply.id, name: supply.name, kind: supply.kind }));
  if (workload && !supplies.some((supply) => supply.id === workload.supplyId)) {
    supplies.push({ id: workload.supplyId, name: workload.supplyName, kind: workload.supplyKind });
  }
  return (
    <form ref={form} action={submit} noValidate className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
      {workload ? (
        <>
          <input type="hidden" name="id" value={workload.id} />
          <input type="hidden" name="seenAt" value={workload.updatedAt} />
        </>
      ) : null}
      <div className="flex min-w-0 flex-col gap-4">
        {state.status === "error" ? <Refusal message={state.message} errors={errors} /> : null}
        {workloadFormGroups.map((group) => (
          <Card key={group.title} title={group.title} note={group.note}>
            <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
              {group.fields.map((field) => (
                <WorkloadFormField
                  key={field.name}
                  field={field}
                  value={typed[field.name] ?? ""}
                  error={errors[field.name]}
                  teams={teams}
                  supplies={supplies}
                  onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
                />
              ))}
            </div>
          </Card>
        ))}
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel="Saving">{workload ? "Save changes" : "Create workload"}</SubmitButton>
          <ButtonLink href={workload ? `/workloads/${workload.id}` : "/workloads"} variant="quiet">
            Cancel
          </ButtonLink>
        </div>
      </div>
      <WorkloadPreview typed={typed} pricing={pricing} currency={currency} />
    </form>
  );
}

function startValues({ workload }: WorkloadFormPage): Record<string, string> {
  if (!workload)
    return { peakToMean: "1", datasetTb: "0", egressGbMonthly: "0", variability: "steady", faultTolerant: "" };
  const names = Object.keys(workloadFieldNames) as WorkloadField[];
  const values = Object.fromEntries(names.map((name) => [name, workloadText(name, workload[name])]));
  return { ...values, faultTolerant: workload.faultTolerant ? "on" : "" };
}

function Refusal({ message, errors }: { message: string; errors: Record<string, string> }) {
  const named = Object.entries(workloadFieldNames).filter(([name]) => errors[name]);
  return (
    <div role="alert" className="rounded-card border border-over bg-over-bg px-4 py-3 text-table">
      <p className="font-semibold">{message}</p>
      {named.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {named.map(([name, label]) => (
            <li key={name}>
              {label}: {errors[name]}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
