"use client";

import { useId } from "react";
import { NumberField } from "@/components/ui/number-field";
import { formatNumber } from "@/lib/format/number";
import { formatRatio } from "@/lib/format/ratio";
import type { ScenarioDemand } from "@/lib/schema/scenario";
import { isEdited, resetField } from "@/lib/schema/scenario-edits";
import { type ScenarioField, workloadFields } from "@/lib/schema/scenario-fields";
import { DifferenceFrame } from "./difference-frame";
import { PlacementDialog } from "./placement-dialog";
import type { ScenarioDraft } from "./use-scenario-draft";

const columns = [
  { key: "gpuHoursMonthly", head: "GPU-hours, h per month", scale: 1 },
  { key: "peakToMean", head: "Peak to mean, count", scale: 1 },
  { key: "growthAnnual", head: "Growth, % per year", scale: 100 },
  { key: "storageGb", head: "Storage, GB", scale: 1 },
  { key: "egressGbMonthly", head: "Egress, GB per month", scale: 1 },
] as const;

const cell = "border-b border-hairline px-2.5 py-1 text-right whitespace-nowrap";

/** Demand and placement of each workload, before the factor that the GPU-hours above set for all of them. */
export function WorkloadTable({ draft }: { draft: ScenarioDraft }) {
  const { demands, demandFactor, growthAnnual } = draft.input;
  const fields = new Map(workloadFields(draft.input).map((field) => [field.key, field]));
  const hours = demands.reduce((sum, demand) => sum + demand.gpuHoursMonthly, 0);
  return (
    <>
      <p className="px-4 py-2 text-table text-muted">
        {demandFactor === 1
          ? "As counted below"
          : `Each times ${formatNumber(demandFactor, { maximum: 3 })}, as GPU-hours on the left say`}
        . An empty growth follows the scenario's {formatRatio(growthAnnual)} a year.
      </p>
      <DifferenceFrame
        label="Workloads of the scenario"
        caption="Demand and placement of each workload"
        corner={`${demands.length} workloads`}
        columns={[...columns.map((column) => column.head), "Placement"]}
        focusIndex={-1}
      >
        <tbody>
          {demands.map((demand) => (
            <tr key={demand.id}>
              <th
                scope="row"
                className="sticky left-0 z-1 border-b border-hairline bg-card py-1 pr-2.5 pl-4 text-left font-normal"
              >
                <span className="block max-w-52 truncate" title={demand.name}>
                  {demand.name}
                </span>
              </th>
              {columns.map((column) => (
                <td key={column.key} className={cell}>
                  <DemandCell
                    demand={demand}
                    field={fields.get(`demands.${demand.id}.${column.key}`)}
                    scale={column.scale}
                    head={column.head}
                    draft={draft}
                  />
                </td>
              ))}
              <td className={`${cell} pr-4`}>
                <PlacementDialog demand={demand} draft={draft} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="sticky left-0 z-1 border-t border-border bg-card py-1.5 pr-2.5 pl-4 text-left">
              Total
            </th>
            <td className="border-t border-border px-4.5 py-1.5 text-right">{formatNumber(hours)}</td>
            <td colSpan={columns.length} className="border-t border-border" />
          </tr>
        </tfoot>
      </DifferenceFrame>
    </>
  );
}

type CellProps = {
  demand: ScenarioDemand;
  field: ScenarioField | undefined;
  scale: number;
  head: string;
  draft: ScenarioDraft;
};

function DemandCell({ demand, field, scale, head, draft }: CellProps) {
  const id = useId();
  if (!field) return null;
  const value = field.read(draft.input);
  const edited = isEdited(draft.input, field);
  return (
    <span className="inline-flex items-center gap-1">
      {edited ? (
        <span id={id} className="size-1.5 rounded-full bg-accent">
          <span className="sr-only">edited</span>
        </span>
      ) : null}
      <NumberField
        className="w-28"
        aria-label={`${head}, ${demand.name}`}
        aria-describedby={edited ? id : undefined}
        value={value === null ? null : Number((value * scale).toPrecision(14))}
        decimals={2}
        disabled={draft.isReadOnly}
        onValueCommitted={(shown) =>
          draft.change((from) => (shown === null ? resetField(from, field) : field.write(from, shown / scale)))
        }
      />
    </span>
  );
}
