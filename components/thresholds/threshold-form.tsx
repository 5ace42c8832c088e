"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormState } from "@/lib/action/form-state";
import { formatCount } from "@/lib/format/quantity";
import { guideThresholds, type ThresholdsInput, thresholdFields } from "@/lib/schema/settings";
import { type ClassifiedWorkload, tierChanges } from "@/lib/schema/tier-changes";
import { ThresholdEffect } from "./threshold-effect";
import { ThresholdRow } from "./threshold-row";
import { useSavedDraft } from "./use-saved-draft";

export type ThresholdFormProps = {
  saved: ThresholdsInput;
  workloads: readonly ClassifiedWorkload[];
  /** null: the reader may change nothing. Returns the thresholds that held before. */
  action: ((input: unknown) => Promise<FormState<ThresholdsInput>>) | null;
};

export function ThresholdForm({ saved, workloads, action }: ThresholdFormProps) {
  const { draft, setDraft, errors, failure, pending, save } = useSavedDraft(saved, action);
  const edited = thresholdFields.filter(({ name }) => draft[name] !== saved[name]);
  const changed = thresholdFields.some(({ name }) => draft[name] !== guideThresholds[name]);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-4"
    >
      <Card
        title="Thresholds"
        note="Each is a rule of the published guide; change one where your organisation differs."
      >
        {failure ? (
          <p role="alert" className="mb-2 rounded-control bg-over-bg px-3 py-2 text-table text-over">
            {failure}
          </p>
        ) : null}
        <div className="divide-y divide-hairline">
          {thresholdFields.map((field) => (
            <ThresholdRow
              key={field.name}
              field={field}
              value={draft[field.name]}
              error={errors[field.name]}
              disabled={action === null}
              onChange={(value) => setDraft({ ...draft, [field.name]: value })}
            />
          ))}
        </div>
      </Card>
      <Card title="Effect" note="Held against the saved thresholds, before anything is written.">
        <ThresholdEffect
          changes={tierChanges(workloads, saved, draft)}
          total={workloads.length}
          edited={edited.length}
        />
        {action ? (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button type="submit" variant="primary" disabled={edited.length === 0} aria-disabled={pending || undefined}>
              {pending ? "Saving" : edited.length === 0 ? "Save" : `Save ${formatCount(edited.length, "change")}`}
            </Button>
            <Button disabled={edited.length === 0} onClick={() => setDraft(saved)}>
              Discard
            </Button>
            <Button variant="quiet" disabled={!changed} onClick={() => setDraft(guideThresholds)}>
              Reset all to the guide
            </Button>
          </div>
        ) : null}
      </Card>
    </form>
  );
}
