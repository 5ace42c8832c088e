"use client";

import { useRef, useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { PlannerNumber } from "@/components/planners/planner-number";
import { useChecked } from "@/components/planners/use-checked";
import { EmptyState } from "@/components/ui/empty-state";
import { useToast } from "@/components/ui/toast";
import type { EdgeFleet } from "@/lib/calc/supply";
import { type EdgeSiteTerms, edgeFleetOf, guideSite } from "@/lib/chart/edge-sites";
import { formatDay } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { type EdgePlannerResult, edgePlanner } from "@/lib/schema/planner/edge";
import { EdgeFinding } from "./edge-finding";
import { EdgeResults } from "./edge-results";
import { EdgeSiteFields } from "./edge-site-fields";
import { EdgeSiteList } from "./edge-site-list";
import type { SiteRow } from "./site-row";

export type EdgePlannerProps = {
  frame: PlannerFrame;
  /** Today's edge devices of the price book, or a typical one; never empty. */
  devices: readonly [EdgeFleet, ...EdgeFleet[]];
  isPriced: boolean;
  /** Below it only edge is fast enough: a threshold of the organisation. */
  edgeLatencyMs: number;
  apply: ApplyChange;
};

/** Which sites deserve edge hardware: payback, breakeven volume and bandwidth, site by site. */
export function EdgePlanner({ frame, devices, isPriced, edgeLatencyMs, apply }: EdgePlannerProps) {
  const { currency } = frame;
  const [usual] = devices;
  const notify = useToast();
  const made = useRef(1);
  const rowOf = (terms: EdgeSiteTerms, workloadId: string | null = null): SiteRow => {
    return { ...terms, id: `site-${made.current++}`, deviceId: usual.id, workloadId };
  };
  const [rows, setRows] = useState<readonly SiteRow[]>(() => [rowOf(guideSite)]);
  const [selectedId, setSelectedId] = useState(rows[0]?.id ?? "");
  const [lifeMonths, setLifeMonths] = useState<number | null>(usual.lifeMonths);
  const [failureRateAnnual, setFailureRate] = useState<number | null>(null);
  const sites = rows.map(({ deviceId, workloadId, ...site }) => site);
  const input = { sites, lifeMonths, failureRateAnnual, edgeLatencyMs };
  const { output, given, isStale, errors } = useChecked(edgePlanner, input);
  const selected = rows.find(({ id }) => id === selectedId) ?? rows[0];
  const rulesOf = (id: string) => {
    const prefix = `sites.${rows.findIndex((row) => row.id === id)}.`;
    const broken = Object.entries(errors).filter(([field]) => field.startsWith(prefix));
    return Object.fromEntries(broken.map(([field, rule]) => [field.slice(prefix.length), rule]));
  };
  const deviceOf = (id: string) => devices.find((device) => device.id === rows.find((row) => row.id === id)?.deviceId);
  const fleet =
    output && given && !isStale
      ? edgeFleetOf(
          given.sites.map((site) => ({ site, device: deviceOf(site.id) ?? usual })),
          output,
          given,
        )
      : null;

  function add(added: readonly SiteRow[]) {
    setRows([...rows, ...added]);
    setSelectedId(added[0]?.id ?? selectedId);
  }

  function remove(row: SiteRow) {
    const at = rows.indexOf(row);
    setRows(rows.filter(({ id }) => id !== row.id));
    setSelectedId(rows[at + 1]?.id ?? rows[at - 1]?.id ?? "");
    notify({
      title: `${row.name || "Site"} removed`,
      onUndo: () => {
        setRows((current) => current.toSpliced(at, 0, row));
        setSelectedId(row.id);
      },
    });
  }

  return (
    <PlannerLayout
      title="Edge"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={
        isPriced
          ? `Device prices of the price book on ${formatDay(frame.pricedOn)}; the first site is the guide's example. Edge pays when the hardware is paid back within the life of a device; at another volume its devices grow in proportion, each at price / life + replacements + running cost a month.`
          : "A typical device, because the price book has none; the first site is the guide's example."
      }
      actions={
        <AddToScenario
          frame={frame}
          planner="Edge"
          apply={apply}
          planned={fleet && output ? { kind: "supply", supply: fleet, workloadIds: workloadsOf(rows, output) } : null}
        />
      }
      finding={output && given ? <EdgeFinding given={given} output={output} currency={currency} /> : "Give a site."}
      note={
        output && output.deserving.tbPerMonth > 0
          ? `${formatQuantity(output.deserving.tbPerMonth, { digits: 1, unit: "TB" })} a month are processed where they arise and do not travel to the cloud.`
          : null
      }
      inputs={
        <>
          <EdgeSiteList
            rows={rows}
            selectedId={selected?.id ?? ""}
            isBroken={(id) => Object.keys(rulesOf(id)).length > 0}
            onSelect={setSelectedId}
            onAdd={() => add([rowOf({ ...guideSite, name: `Site ${made.current}` })])}
            workloads={{
              frame,
              device: usual,
              onAdd: (chosen) => add(chosen.map(({ site, workloadId }) => rowOf(site, workloadId))),
            }}
          />
          {selected ? (
            <EdgeSiteFields
              key={selected.id}
              row={selected}
              devices={devices}
              currency={currency}
              errors={rulesOf(selected.id)}
              onChange={(row) => setRows(rows.map((each) => (each.id === row.id ? row : each)))}
              onRemove={() => remove(selected)}
            />
          ) : null}
          <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline pt-3">
            <legend className="sr-only">All sites</legend>
            <PlannerNumber
              label="Life of a device"
              unit="months"
              value={lifeMonths}
              onChange={setLifeMonths}
              error={errors.lifeMonths}
            />
            <PlannerNumber
              label="Devices replaced a year"
              percent
              optional
              value={failureRateAnnual}
              onChange={setFailureRate}
              error={errors.failureRateAnnual}
              hint={`Empty: not counted. Price book: ${formatQuantity(usual.failureRateAnnual * 100, { digits: 1 })}%.`}
            />
          </fieldset>
        </>
      }
      results={
        output && given && given.sites.length > 0 ? (
          <EdgeResults
            given={given}
            output={output}
            selectedId={selected?.id ?? ""}
            currency={currency}
            onSelect={setSelectedId}
          />
        ) : (
          <EmptyState title="No site yet">Add a site by hand, or take one from an edge workload.</EmptyState>
        )
      }
    />
  );
}

/** The workloads of the sites that deserve edge; null when all of those were entered by hand. */
function workloadsOf(rows: readonly SiteRow[], { sites }: EdgePlannerResult): string[] | null {
  const ids = rows.flatMap(({ workloadId }, index) => (sites[index]?.verdict === "cloud" ? [] : (workloadId ?? [])));
  return ids.length > 0 ? ids : null;
}
