"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TierMark } from "@/components/ui/tier-mark";
import type { FormState } from "@/lib/action/form-state";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/number";
import { formatCount } from "@/lib/format/quantity";
import type { SupplyChoice, WorkloadChoice } from "@/lib/schema/scenario-start";

export type WorkloadStart = {
  name: string;
  workloadIds: string[];
  cloudSupplyId: string;
  fleetSupplyId: string;
  startMonth: string;
};

type NewFromWorkloadsProps = {
  currency: string;
  startMonth: string;
  pricesAsOf: string;
  workloads: readonly WorkloadChoice[];
  cloudOffers: readonly SupplyChoice[];
  fleets: readonly SupplyChoice[];
  /** Ids of the link; null chooses everything that runs in the cloud. */
  preselected: readonly string[] | null;
  create: (input: WorkloadStart) => Promise<FormState<{ id: string }>>;
};

export function NewFromWorkloads(props: NewFromWorkloadsProps) {
  const { currency, workloads, cloudOffers, fleets, preselected, create } = props;
  const router = useRouter();
  const action = useAction();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const wanted = preselected === null ? null : new Set(preselected);
    const picked = workloads.filter(({ id, tier }) => (wanted ? wanted.has(id) : tier === "cloud"));
    return new Set(picked.map(({ id }) => id));
  });
  const picked = workloads.filter(({ id }) => chosen.has(id));
  const hours = picked.reduce((sum, workload) => sum + workload.gpuHoursMonthly, 0);
  const [cloudSupplyId, setCloud] = useState(mostUsedOffer(picked, cloudOffers)?.id ?? "");
  const [fleetSupplyId, setFleet] = useState(
    matchingFleet(
      cloudOffers.find(({ id }) => id === cloudSupplyId),
      fleets,
    )?.id ?? "",
  );
  const [name, setName] = useState("");
  const [startMonth, setStartMonth] = useState(props.startMonth);
  const shownName = name.trim() || `${formatCount(picked.length, "workload")} on-prem`;

  if (workloads.length === 0) {
    return (
      <EmptyState title="No workloads to start from">
        Enter workloads first, or start from a template or by hand.
      </EmptyState>
    );
  }
  if (cloudOffers.length === 0 || fleets.length === 0) {
    return (
      <EmptyState title="The price book has no cloud offer or no fleet">
        Add both in Settings, Price book; or start from a template or by hand.
      </EmptyState>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        action.run(
          () =>
            create({
              name: shownName,
              workloadIds: picked.map(({ id }) => id),
              cloudSupplyId,
              fleetSupplyId,
              startMonth,
            }),
          ({ id }) => router.push(`/scenarios/${id}`),
        );
      }}
    >
      {action.failure ? <ErrorPanel title="The scenario was not created">{action.failure}</ErrorPanel> : null}
      <Card title="What it compares" note={`Prices of the price book on ${formatDay(props.pricesAsOf)}`}>
        <div className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1.2fr_1fr_1fr_150px_auto]">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={120}
                placeholder={shownName}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Cloud offer">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                options={cloudOffers.map((offer) => optionOf(offer, currency))}
                value={cloudSupplyId}
                onValueChange={setCloud}
              />
            )}
          </Field>
          <Field label="Fleet on-prem">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                options={fleets.map((fleet) => optionOf(fleet, currency))}
                value={fleetSupplyId}
                onValueChange={setFleet}
              />
            )}
          </Field>
          <Field label="Month 1">
            {(control) => (
              <Input
                {...control}
                type="month"
                required
                value={startMonth}
                onChange={(event) => setStartMonth(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={action.pending || picked.length === 0}>
            {action.pending ? "Creating…" : "Create scenario"}
          </Button>
        </div>
        <p className="mt-2 text-table text-muted" role="status">
          {picked.length === 0
            ? "Choose at least one workload."
            : `${formatCount(picked.length, "workload")} with ${formatNumber(hours)} GPU-hours a month. What runs at the edge stays there in every split.`}
        </p>
      </Card>
      <DataTable
        caption="Workloads"
        noun="workload"
        columns={columns}
        rows={workloads}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        selection={{ ids: chosen, onChange: setChosen }}
        regionClass="relative max-h-[55vh]"
      />
    </form>
  );
}

const columns: DataColumn<WorkloadChoice>[] = [
  { id: "name", header: "Workload", cell: (row) => row.name, sortValue: (row) => row.name },
  { id: "team", header: "Team", cell: (row) => row.teamName, sortValue: (row) => row.teamName },
  {
    id: "tier",
    header: "Runs on",
    cell: (row) => <TierMark tier={row.tier} detail={row.supplyName} />,
    sortValue: (row) => `${row.tier} ${row.supplyName}`,
  },
  {
    id: "hours",
    header: "GPU-hours",
    unit: "h/mo",
    align: "end",
    cell: (row) => formatNumber(row.gpuHoursMonthly),
    sortValue: (row) => row.gpuHoursMonthly,
    total: (rows) => formatNumber(rows.reduce((sum, row) => sum + row.gpuHoursMonthly, 0)),
  },
];

function optionOf({ id, name, gpuClass, gpuHourly }: SupplyChoice, currency: string) {
  const price = gpuHourly === null ? "" : `, ${formatMoney(gpuHourly, { currency, style: "unit" })} per GPU-hour`;
  return { value: id, label: name, hint: `${gpuClass}${price}` };
}

/** The offer that carries most of the chosen hours is what they would stay on. */
function mostUsedOffer(picked: readonly WorkloadChoice[], offers: readonly SupplyChoice[]): SupplyChoice | undefined {
  const hoursOn = (offer: SupplyChoice) =>
    picked
      .filter(({ supplyName }) => supplyName === offer.name)
      .reduce((sum, { gpuHoursMonthly }) => sum + gpuHoursMonthly, 0);
  return offers.toSorted((a, b) => hoursOn(b) - hoursOn(a))[0];
}

/** A fleet of the same GPU class compares like with like. */
function matchingFleet(offer: SupplyChoice | undefined, fleets: readonly SupplyChoice[]): SupplyChoice | undefined {
  const alike = fleets.filter(({ gpuClass }) => gpuClass === offer?.gpuClass);
  return alike.find(({ name }) => /new/i.test(name)) ?? alike[0] ?? fleets[0];
}
