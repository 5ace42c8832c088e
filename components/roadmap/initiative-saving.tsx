"use client";

import { PlannerNumber } from "@/components/planners/planner-number";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { confidenceNames, confidences, usualConfidence } from "@/lib/schema/initiative-words";
import type { FormPart } from "./initiative-form";

export function InitiativeSaving({ draft, change, errors, choices: { currency } }: FormPart) {
  const savingError = errors.savingRatio ?? errors.savingMonthly;
  return (
    <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <div className="flex flex-col gap-1">
        <span className="text-table font-medium">Saving as</span>
        <Segmented
          label="Saving as"
          className="self-start"
          options={[
            { value: "ratio", label: "Share of the cost" },
            { value: "amount", label: "Amount a month" },
          ]}
          value={draft.kind}
          onValueChange={(kind) => change({ kind })}
        />
      </div>
      {draft.kind === "ratio" ? (
        <PlannerNumber
          label="Saving"
          percent
          value={draft.savingRatio}
          onChange={(savingRatio) => change({ savingRatio })}
          hint="Of what those before it leave of its scope; 0 if it only makes others possible."
          error={savingError}
        />
      ) : (
        <PlannerNumber
          label="Saving"
          unit={`${currency}/mo`}
          value={draft.savingMonthly}
          onChange={(savingMonthly) => change({ savingMonthly })}
          hint="At full ramp; not more than its scope costs."
          error={savingError}
        />
      )}
      <PlannerNumber
        label="Cost, once"
        unit={currency}
        value={draft.oneOffCost}
        onChange={(oneOffCost) => change({ oneOffCost })}
        error={errors.oneOffCost}
      />
      <PlannerNumber
        label="Cost, running"
        unit={`${currency}/mo`}
        value={draft.monthlyCost}
        onChange={(monthlyCost) => change({ monthlyCost })}
        error={errors.monthlyCost}
      />
      <Field label="Confidence" error={errors.confidence}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={confidences.map((value) => ({ value, label: confidenceNames[value] }))}
            value={draft.confidence}
            onValueChange={(confidence) => change({ confidence, confidenceRatio: usualConfidence[confidence] })}
          />
        )}
      </Field>
      <PlannerNumber
        label="Of what is still to come"
        percent
        value={draft.confidenceRatio}
        onChange={(confidenceRatio) => change({ confidenceRatio })}
        error={errors.confidenceRatio}
      />
    </div>
  );
}
