"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { correlationProblem } from "@/lib/calc/uncertainty/rank-correlation";
import { formatNumber } from "@/lib/format/number";
import type { ScenarioField } from "@/lib/schema/scenario-fields";
import type { UncertaintySettings } from "@/lib/schema/uncertainty";
import { withCorrelation } from "@/lib/schema/uncertainty-edits";

type CorrelationsProps = {
  /** Those with a range. */
  fields: readonly ScenarioField[];
  correlations: UncertaintySettings["correlations"];
  isReadOnly: boolean;
  edit: (change: (settings: UncertaintySettings) => UncertaintySettings) => void;
};

/** Which uncertain inputs move together. Without any, each is drawn by itself. */
export function UncertaintyCorrelations({ fields, correlations, isReadOnly, edit }: CorrelationsProps) {
  const [pair, setPair] = useState<{ one: string | null; other: string | null; rank: number | null }>({
    one: null,
    other: null,
    rank: 0.5,
  });
  const nameOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const options = fields.map((field) => ({
    value: field.key,
    label: field.label,
    ...(field.owner === null ? {} : { hint: field.owner }),
  }));
  const { one, other, rank } = pair;
  const wanted = one !== null && other !== null && rank !== null ? { one, other, rank } : null;
  const problem = wanted === null ? null : problemOf(wanted, { fields, correlations });
  return (
    <div className="pt-3">
      {correlations.length > 0 ? (
        <ul className="pb-2 text-table">
          {correlations.map((each) => (
            <li key={`${each.one} ${each.other}`} className="flex flex-wrap items-center gap-2">
              {nameOf(each.one)} moves with {nameOf(each.other)}: rank correlation{" "}
              <b className="font-semibold">{formatNumber(each.rank, { maximum: 2 })}</b>
              {isReadOnly ? null : (
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`Remove the correlation of ${nameOf(each.one)} and ${nameOf(each.other)}`}
                  onClick={() => edit((before) => withCorrelation(before, { ...each, rank: 0 }))}
                >
                  Remove
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {isReadOnly || fields.length < 2 ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label="Correlated input"
            className="max-w-44"
            placeholder="An input"
            options={options}
            onValueChange={(value) => setPair({ ...pair, one: value })}
          />
          <span className="text-table text-muted">moves with</span>
          <Select
            aria-label="Input it moves with"
            className="max-w-44"
            placeholder="another"
            options={options}
            onValueChange={(value) => setPair({ ...pair, other: value })}
          />
          <NumberField
            className="w-20"
            aria-label="Rank correlation, −1 to 1"
            value={rank}
            step={0.1}
            decimals={2}
            onValueChange={(value) => setPair({ ...pair, rank: value })}
          />
          <Button
            disabled={wanted === null || problem !== null}
            onClick={() => (wanted === null ? undefined : edit((before) => withCorrelation(before, wanted)))}
          >
            Correlate
          </Button>
        </div>
      )}
      {problem === null ? null : (
        <p role="status" className="pt-1 text-caption font-medium text-over">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What would keep the inputs from being correlated so, together with the correlations there are. */
function problemOf(
  wanted: UncertaintySettings["correlations"][number],
  { fields, correlations }: Pick<CorrelationsProps, "fields" | "correlations">,
): string | null {
  if (!(Math.abs(wanted.rank) < 1)) return "A rank correlation lies between −1 and 1.";
  const keys = fields.map(({ key }) => key);
  const together = withCorrelation({ ranges: [], correlations, trials: 0, seed: 0 }, wanted).correlations;
  const all = wanted.one === wanted.other ? [...together, wanted] : together;
  return correlationProblem(
    keys.length,
    all.map(({ one, other, rank }) => ({ one: keys.indexOf(one), other: keys.indexOf(other), rank })),
  );
}
