import type { DataColumn } from "@/components/ui/data-table";
import { workloadKindNames } from "@/lib/calc/classify";
import { sortKeys } from "@/lib/chart/workload-filter";
import type { WorkloadRow } from "@/lib/chart/workload-recommendation";
import { formatField, variabilityNames } from "@/lib/chart/workload-rules";
import { formatQuantity } from "@/lib/format/quantity";
import { formatSignedRatio } from "@/lib/format/ratio";
import { MissingFigure } from "./missing-figure";

/** The name column answers the search for the whole row, so that list and export find the same. */
export const searchedByName = () => "";

/** Off until somebody chooses them. */
export const extraColumns: DataColumn<WorkloadRow>[] = [
  {
    id: "team",
    header: "Team",
    hidden: true,
    sortValue: sortKeys.team,
    searchValue: searchedByName,
    cell: ({ workload }) => workload.teamName,
  },
  {
    id: "kind",
    header: "Kind",
    hidden: true,
    width: 170,
    sortValue: sortKeys.kind,
    searchValue: searchedByName,
    cell: ({ workload }) => workloadKindNames[workload.kind],
  },
  {
    id: "demand",
    header: "Demand",
    hidden: true,
    sortValue: ({ workload }) => workload.variability,
    searchValue: searchedByName,
    cell: ({ workload }) => variabilityNames[workload.variability],
  },
  figure("peakToMean", "Peak to mean", "count", ({ workload }) => workload.peakToMean, 2),
  figure("latency", "Latency limit", "ms", ({ workload }) => workload.latencyMs, 1),
  figure("dataset", "Data set", "TB", ({ workload }) => workload.datasetTb, 1),
  figure("egress", "Egress", "GB/mo", ({ workload }) => workload.egressGbMonthly, 0),
  {
    id: "growth",
    header: "Growth",
    unit: "% a year",
    align: "end",
    hidden: true,
    sortValue: ({ workload }) => workload.growthAnnual,
    cell: ({ workload }) =>
      workload.growthAnnual === null ? (
        <MissingFigure reason="As the scenario says." />
      ) : (
        formatSignedRatio(workload.growthAnnual, { digits: 0 }).replace("%", "")
      ),
  },
  {
    id: "residency",
    header: "Data stays in",
    hidden: true,
    sortValue: ({ workload }) => workload.residency,
    searchValue: searchedByName,
    cell: ({ workload }) => formatField("residency", workload.residency),
  },
];

function figure(
  id: string,
  header: string,
  unit: string,
  value: (row: WorkloadRow) => number | null,
  digits: number,
): DataColumn<WorkloadRow> {
  return {
    id,
    header,
    unit,
    align: "end",
    hidden: true,
    sortValue: value,
    cell: (row) => {
      const shown = value(row);
      return shown === null ? <MissingFigure reason="No requirement." /> : formatQuantity(shown, { digits });
    },
  };
}
