"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import { weightsTotal } from "@/lib/chart/sharing-weights";
import type { AllocationRules, SharingRuleText } from "@/lib/schema/allocation-rules";
import { bearerOptions } from "./owner-options";

type Targets = SharingRuleText["targets"];

export type SharingTargetsProps = {
  rule: SharingRuleText;
  teams: AllocationPage["teams"];
  pools: AllocationRules["pools"];
  onChange: (targets: Targets) => void;
};

/** Who shares, and for the methods that weigh by what is typed, with which weight. */
export function SharingTargets({ rule, teams, pools, onChange }: SharingTargetsProps) {
  const options = bearerOptions(teams, pools).filter(({ value }) => value !== rule.source);
  const { targets, method } = rule;
  const hasWeights = method === "fixed" || method === "metric" || method === "key";
  const unit = method === "fixed" ? "%" : rule.unit;
  const everybody = () =>
    options
      .filter(({ value }) => value.startsWith("team:"))
      .map(({ value }) => targets.find(({ id }) => id === value) ?? { id: value, weight: "1" });
  return (
    <fieldset className="min-w-0">
      <legend className="text-table font-medium">Over</legend>
      <div className="flex flex-wrap items-center gap-2 py-1 text-caption text-muted">
        <Button size="sm" variant="quiet" onClick={() => onChange(everybody())}>
          All teams
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onChange([])}>
          Nobody
        </Button>
        {hasWeights ? <output>{weightsTotal(rule)}</output> : null}
      </div>
      <ul className="max-h-72 divide-y divide-hairline overflow-y-auto rounded-control border border-border">
        {options.map(({ value, label }) => {
          const target = targets.find(({ id }) => id === value);
          return (
            <li key={value} className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
              <Checkbox
                className="min-w-0 flex-1"
                label={<span className="break-words">{label}</span>}
                checked={target !== undefined}
                onCheckedChange={(checked) =>
                  onChange(
                    checked ? [...targets, { id: value, weight: "1" }] : targets.filter(({ id }) => id !== value),
                  )
                }
              />
              {target && hasWeights ? (
                <span className="flex w-36 items-center gap-1">
                  <Input
                    aria-label={`Weight of ${label}`}
                    inputMode="decimal"
                    className="text-right"
                    value={target.weight}
                    onChange={(event) =>
                      onChange(
                        targets.map((old) => (old.id === value ? { ...old, weight: event.target.value.trim() } : old)),
                      )
                    }
                  />
                  <span className="max-w-16 truncate text-caption text-muted">{unit}</span>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
