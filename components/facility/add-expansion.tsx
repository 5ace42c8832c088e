"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type SiteResource, siteResources } from "@/lib/calc/facility-limits";
import { amountText, monthsTo, resourceNames, resourceUnits } from "@/lib/chart/facility";
import { monthAfter } from "@/lib/format/date";
import { ruleText } from "@/lib/schema/calculation/rule-text";
import {
  type FacilityPlannerInput,
  type FacilityPlannerResult,
  facilityPlanner,
  maxFacilityRows,
} from "@/lib/schema/planner/facility";
import type { ExpansionRow } from "./facility-draft";

export type AddExpansionProps = {
  given: FacilityPlannerInput;
  output: FacilityPlannerResult;
  currency: string;
  startMonth: string;
  onAdd: (expansion: Omit<ExpansionRow, "id">) => void;
};

type Draft = { month: number; resource: SiteResource; size: number | null; cost: number | null };

/** Begins with what is missing first: its month, and the most that is ever missing. */
export function AddExpansion({ given, output, currency, startMonth, onAdd }: AddExpansionProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => draftFor(output.first[0] ?? "power", given, output));
  const checked = facilityPlanner.input.shape.expansions.element.safeParse(draft, { error: ruleText });
  const ruleOf = (field: keyof Draft) => checked.error?.issues.find(({ path }) => path[0] === field)?.message;
  const { shortfall } = output.outlook[draft.resource];
  return (
    <Dialog
      title="Add expansion"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setDraft(draftFor(output.first[0] ?? "power", given, output));
      }}
      trigger={
        <Button disabled={given.expansions.length >= maxFacilityRows}>
          <Plus size={16} aria-hidden />
          Add expansion
        </Button>
      }
    >
      <form
        className="flex flex-col gap-3 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!checked.success) return;
          onAdd(checked.data);
          setOpen(false);
        }}
      >
        <Field label="Resource">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={siteResources.map((value) => ({ value, label: resourceNames[value] }))}
              value={draft.resource}
              onValueChange={(resource) => setDraft(draftFor(resource, given, output))}
            />
          )}
        </Field>
        <Field label="From month" error={ruleOf("month")}>
          {(control) => (
            <Input
              {...control}
              type="month"
              required
              min={startMonth}
              max={monthAfter(startMonth, given.horizonMonths)}
              value={monthAfter(startMonth, draft.month)}
              onChange={({ target }) => {
                const { horizonMonths } = given;
                if (target.value) setDraft({ ...draft, month: monthsTo(target.value, { startMonth, horizonMonths }) });
              }}
            />
          )}
        </Field>
        <PlannerNumber
          label="Adds"
          unit={resourceUnits[draft.resource]}
          value={draft.size}
          onChange={(size) => setDraft({ ...draft, size })}
          error={ruleOf("size")}
          hint={
            shortfall > 0
              ? `Up to ${amountText(draft.resource, shortfall)} are missing within the horizon.`
              : "Nothing is missing within the horizon."
          }
        />
        <PlannerNumber
          label="Cost, once"
          unit={currency}
          value={draft.cost}
          onChange={(cost) => setDraft({ ...draft, cost })}
          error={ruleOf("cost")}
        />
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" disabled={!checked.success}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** At the build-out per kW and the prices of cooling and network; what has no price there is to be typed. */
function draftFor(resource: SiteResource, given: FacilityPlannerInput, output: FacilityPlannerResult): Draft {
  const { firstMonth, shortfall } = output.outlook[resource];
  const size = Math.ceil(shortfall - 1e-9);
  const perKw = Math.round(size * given.buildOutPerKw);
  const costs = { power: perKw, cooling: given.liquidCoolingCapex, network: given.networkCapex, space: 0 };
  return { resource, month: firstMonth ?? 0, size: size > 0 ? size : null, cost: costs[resource] || null };
}
