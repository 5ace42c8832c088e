"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { sliderRange } from "@/lib/chart/scenario-inputs";
import { formatCount } from "@/lib/format/quantity";
import { editedFields, isEdited } from "@/lib/schema/scenario-edits";
import { type FieldGroup, fieldGroups, type ScenarioField, scenarioFields } from "@/lib/schema/scenario-fields";
import { InputNumber, InputSlider } from "./input-slider";
import { PurchaseMix } from "./purchase-mix";
import type { ScenarioDraft } from "./use-scenario-draft";

const titles: Record<FieldGroup, string> = {
  demand: "Demand",
  cloud: "Cloud",
  "on-prem": "On-prem",
  edge: "Edge",
  money: "Money",
};

export type InputsPanelProps = { draft: ScenarioDraft; currency: string };

/** Every assumption of the scenario; the common ones as sliders, each with where its value comes from. */
export function InputsPanel({ draft, currency }: InputsPanelProps) {
  const [open, setOpen] = useState(false);
  const fields = scenarioFields(draft.input);
  const edited = editedFields(draft.input);
  const owners = new Set(draft.input.supplies.map((supply) => supply.kind)).size < draft.input.supplies.length;
  return (
    <section aria-labelledby="inputs-title" className="card rounded-card border border-border bg-card">
      <div className="flex min-h-12 items-center gap-2 border-b border-hairline py-2 pr-2 pl-4">
        <h2 id="inputs-title">Inputs</h2>
        <span className="text-caption text-muted">
          {edited.length > 0 ? `${edited.length} edited` : "as they came"}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Button variant="quiet" size="sm" disabled={edited.length === 0 || draft.isReadOnly} onClick={draft.resetAll}>
            Reset all
          </Button>
          <Button
            variant="quiet"
            size="sm"
            aria-expanded={open}
            aria-controls="inputs-body"
            className="lg:hidden"
            onClick={() => setOpen(!open)}
          >
            {open ? "Hide" : "Show"}
          </Button>
        </span>
      </div>
      <div id="inputs-body" className={open ? "" : "max-lg:hidden"}>
        {draft.problems.length > 0 ? (
          <div role="alert" className="m-3 rounded-control bg-over-bg p-2 text-caption text-over">
            <p className="font-medium">The results stay at the last valid inputs.</p>
            <ul>
              {draft.problems.slice(0, 3).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {fieldGroups.map((group) => (
          <Group
            key={group}
            title={titles[group]}
            fields={fields.filter((field) => field.group === group)}
            {...{ draft, currency, owners }}
          />
        ))}
      </div>
    </section>
  );
}

type GroupProps = {
  title: string;
  fields: readonly ScenarioField[];
  draft: ScenarioDraft;
  currency: string;
  /** Several supplies of a kind: each is named. */
  owners: boolean;
};

function Group({ title, fields, draft, currency, owners }: GroupProps) {
  const [showsRest, setShowsRest] = useState(false);
  if (fields.length === 0) return null;
  const common = fields.filter((field) => field.common && isUsed(field, draft));
  const rest = fields.filter((field) => !common.includes(field) && !field.key.includes(".mix."));
  const restEdited = rest.filter((field) => isEdited(draft.input, field)).length;
  return (
    <div className="border-b border-hairline px-4 py-2.5 last:border-b-0">
      <h3 className="text-caption font-medium text-muted">{title}</h3>
      {common.map((field, index) => (
        <div key={field.key}>
          {owners && field.owner && field.owner !== common[index - 1]?.owner ? <Owner name={field.owner} /> : null}
          <InputSlider field={field} draft={draft} currency={currency} />
        </div>
      ))}
      {title === titles.cloud ? <PurchaseMix draft={draft} /> : null}
      {title === titles.demand ? <StartMonth draft={draft} /> : null}
      {rest.length > 0 ? (
        <details className="group mt-1" onToggle={(event) => setShowsRest(event.currentTarget.open)}>
          <summary className="flex min-h-7 cursor-pointer items-center gap-1 rounded-control text-caption font-medium text-muted hover:text-text max-md:min-h-10">
            <ChevronRight size={14} aria-hidden className="group-open:rotate-90" />
            All {title.toLowerCase()} inputs
            <span className="font-normal">
              {restEdited > 0 ? `${restEdited} edited` : formatCount(rest.length, "more", "more")}
            </span>
          </summary>
          {(showsRest ? rest : []).map((field, index) => (
            <div key={field.key}>
              {field.owner && field.owner !== rest[index - 1]?.owner ? <Owner name={field.owner} /> : null}
              <InputNumber field={field} draft={draft} currency={currency} />
            </div>
          ))}
        </details>
      ) : null}
    </div>
  );
}

function Owner({ name }: { name: string }) {
  return <p className="mt-1.5 truncate text-caption text-muted italic">{name}</p>;
}

/** Sliders that would move nothing stand with the rest: no staff, no power where one sum says it all. */
function isUsed(field: ScenarioField, draft: ScenarioDraft): boolean {
  const origin = field.read(draft.baseline);
  if (origin === null) return false;
  const isZeroPrice =
    origin === 0 && !field.percent && field.key.startsWith("supplies.") && !field.key.endsWith("installMonths");
  return !isZeroPrice && sliderRange(field, origin).max > sliderRange(field, origin).min;
}

function StartMonth({ draft }: { draft: ScenarioDraft }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_140px] items-center gap-3.5 py-1.5 text-table">
      <label htmlFor={id}>Month 1</label>
      <Input
        id={id}
        type="month"
        required
        disabled={draft.isReadOnly}
        value={draft.input.startMonth}
        onChange={(event) => {
          const startMonth = event.target.value;
          if (startMonth) draft.change((from) => ({ ...from, startMonth }));
        }}
      />
    </div>
  );
}
