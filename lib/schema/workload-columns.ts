import type { WorkloadField } from "./workload";

export type WorkloadColumn = { column: string; field: WorkloadField; required: boolean; help: string };

const column = (name: string, field: WorkloadField, help: string, required = false): WorkloadColumn => ({
  column: name,
  field,
  required,
  help,
});

/** The columns of a workload file, in order: template, import and export share them. */
export const workloadColumns: readonly WorkloadColumn[] = [
  column("name", "name", "Unique; a line with a known name updates that workload.", true),
  column("team", "teamId", "Name of a team.", true),
  column("kind", "kind", "One of the ten kinds, for example batch-inference.", true),
  column("runs_on", "supplyId", "Name of a supply of the price book.", true),
  column("gpu_hours_per_month", "gpuHoursMonthly", "GPU-hours used in a month.", true),
  column("peak_to_mean", "peakToMean", "Busiest hour over the mean, 1 is flat."),
  column("growth_percent_per_year", "growthAnnual", "Empty: as the scenario says."),
  column("utilisation_percent", "utilisation", "Used share of allocated hours; empty: not measured."),
  column("latency_limit_ms", "latencyMs", "Empty: no requirement."),
  column("data_set_tb", "datasetTb", "1 TB is 1,000 GB."),
  column("egress_gb_per_month", "egressGbMonthly", "Data leaving its site in a month."),
  column("can_be_interrupted", "faultTolerant", "yes or no."),
  column("data_must_stay_in", "residency", "For example EU; empty: anywhere."),
  column("demand", "variability", "steady, variable or bursty."),
  column("model_billion_parameters", "parametersBillion", "Empty: does not apply."),
  column("notes", "notes", "At most 2,000 characters."),
];

/** What an export adds for reading; an import of that file passes over it. */
export const derivedColumns = /^(status|tier|recommended_[a-z_]+|cost_[a-z]{3}_per_month|saving_[a-z]{3}_per_month)$/;

export function columnOf(field: string): string {
  return workloadColumns.find((each) => each.field === field)?.column ?? field;
}
