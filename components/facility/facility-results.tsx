"use client";

import { CurvesChart } from "@/components/charts/curves-chart";
import { FigureRow } from "@/components/ui/figure-row";
import { siteResources } from "@/lib/calc/facility-limits";
import { growthCause, resourceCurves, siteGauges } from "@/lib/chart/facility";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { FacilityPlannerInput, FacilityPlannerResult } from "@/lib/schema/planner/facility";
import type { Workload } from "@/lib/schema/workload";
import { ExpansionTable } from "./expansion-table";
import type { ExpansionRow } from "./facility-draft";
import { LimitGauges } from "./limit-gauges";

export type FacilityResultsProps = {
  given: FacilityPlannerInput;
  output: FacilityPlannerResult;
  currency: string;
  startMonth: string;
  /** Those whose growth fills the site; none when servers are given by hand. */
  workloads: readonly Workload[];
  expansions: readonly ExpansionRow[];
  onAdd: (expansion: Omit<ExpansionRow, "id">) => void;
  onRemove: (expansion: ExpansionRow) => void;
};

export function FacilityResults(props: FacilityResultsProps) {
  const { given, output, currency, startMonth, workloads, expansions, onAdd, onRemove } = props;
  const { now, end, outlook } = output;
  const [servers = 0] = output.servers;
  const money = (value: number) => formatMoney(value, { currency, style: "exact" });
  const whole = (value: number) => formatMoney(value, { currency, style: "whole" });
  const cause = (month: number | null) =>
    month === null ? null : growthCause(workloads, { growthAnnual: given.growthAnnual, month });
  return (
    <>
      <FigureRow
        label="Facility in figures"
        figures={[
          {
            label: "Power of the servers",
            value: formatQuantity(now.itKw, { digits: 1, unit: "kW" }),
            note: `${formatQuantity(end.itKw, { digits: 1, unit: "kW" })} at the end`,
          },
          {
            label: "With cooling",
            value: formatQuantity(now.totalKw, { digits: 1, unit: "kW" }),
            note: `${formatQuantity(end.totalKw, { digits: 1, unit: "kW" })} at the end`,
          },
          {
            label: "Energy a year",
            value: formatQuantity(now.annualKwh, { unit: "kWh" }),
            note: `${formatQuantity(end.annualKwh, { unit: "kWh" })} at the end`,
          },
          {
            label: "Power cost a year",
            value: money(now.annualPowerCost),
            note: servers > 0 ? `${money(now.annualPowerCost / servers / 12)} a server and month` : "no servers yet",
          },
          {
            label: "Build-out, once",
            value: whole(now.buildOutCapex),
            note: `${whole(end.buildOutCapex)} for the end`,
          },
          {
            label: "Racks",
            value: formatCount(now.racks, "rack"),
            note: `${formatCount(end.racks, "rack")} at the end`,
          },
        ]}
      />
      <LimitGauges
        gauges={siteGauges(output, startMonth)}
        startMonth={startMonth}
        horizonMonths={given.horizonMonths}
      />
      <section aria-label="Needed against capacity" className="grid gap-3 md:gap-4 xl:grid-cols-2">
        {siteResources.map((resource) => (
          <CurvesChart
            key={resource}
            name={`facility-${resource}`}
            height={220}
            model={resourceCurves(resource, outlook[resource], {
              startMonth,
              cause: cause(outlook[resource].firstMonth),
            })}
          />
        ))}
      </section>
      <ExpansionTable
        given={given}
        output={output}
        currency={currency}
        startMonth={startMonth}
        expansions={expansions}
        onAdd={onAdd}
        onRemove={onRemove}
      />
      <p className="text-table text-muted">
        The guide gives 2,500 a month for the power and cooling of one server. At its own rates, 6.5 kW × 1.3 × 730 h ×
        0.12, power is 740 a month: the rest must be something else.
      </p>
    </>
  );
}
