"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Segmented } from "@/components/ui/segmented";
import type { FormState } from "@/lib/action/form-state";
import type { HandMade, SupplyChoice, TemplateChoice, WorkloadChoice } from "@/lib/schema/scenario-start";
import { NewByHand } from "./new-by-hand";
import { NewFromTemplate } from "./new-from-template";
import { NewFromWorkloads, type WorkloadStart } from "./new-from-workloads";

const ways = ["workloads", "template", "hand"] as const;

const labels = [
  { value: "workloads", label: "From workloads" },
  { value: "template", label: "From a template" },
  { value: "hand", label: "By hand" },
] as const;

export type NewScenarioActions = {
  fromWorkloads: (input: WorkloadStart) => Promise<FormState<{ id: string }>>;
  fromTemplate: (input: { template: string; startMonth: string }) => Promise<FormState<{ id: string }>>;
  byHand: (input: { name: string; figures: HandMade }) => Promise<FormState<{ id: string }>>;
};

export type NewScenarioProps = {
  currency: string;
  startMonth: string;
  pricesAsOf: string;
  workloads: readonly WorkloadChoice[];
  cloudOffers: readonly SupplyChoice[];
  fleets: readonly SupplyChoice[];
  templates: readonly TemplateChoice[];
  actions: NewScenarioActions;
};

export function NewScenario(props: NewScenarioProps) {
  const [url, setUrl] = useQueryStates({
    from: parseAsStringLiteral(ways).withDefault("workloads"),
    workloads: parseAsString,
  });
  return (
    <>
      <PageHeader
        title="New scenario"
        breadcrumb={[{ label: "Scenarios", href: "/scenarios" }, { label: "New" }]}
        meta="70/30, 50/50 and 30/70 are worked out at once; every input can be changed afterwards"
      />
      <PageContent>
        <div>
          <Segmented
            label="Start"
            options={labels}
            value={url.from}
            onValueChange={(from) => void setUrl({ from }, { history: "push" })}
          />
        </div>
        {url.from === "workloads" ? (
          <NewFromWorkloads
            {...props}
            preselected={url.workloads?.split(",") ?? null}
            create={props.actions.fromWorkloads}
          />
        ) : null}
        {url.from === "template" ? (
          <NewFromTemplate
            startMonth={props.startMonth}
            templates={props.templates}
            create={props.actions.fromTemplate}
          />
        ) : null}
        {url.from === "hand" ? (
          <NewByHand currency={props.currency} startMonth={props.startMonth} create={props.actions.byHand} />
        ) : null}
      </PageContent>
    </>
  );
}
