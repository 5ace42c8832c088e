import { variabilities, workloadKindNames, workloadKinds } from "@/lib/calc/classify";
import { variabilityNames } from "@/lib/chart/workload-rules";
import type { WorkloadField } from "@/lib/schema/workload";

export type FormField = {
  name: WorkloadField;
  control: "text" | "figure" | "choice" | "team" | "supply" | "tick" | "notes";
  unit?: string;
  hint?: string;
  optional?: boolean;
  options?: readonly { value: string; label: string }[];
};

export type FormGroup = { title: string; note: string; fields: readonly FormField[] };

export const workloadFormGroups: readonly FormGroup[] = [
  {
    title: "What it is",
    note: "Who owns it, and where it runs today.",
    fields: [
      { name: "name", control: "text", hint: "Unique in the organisation." },
      { name: "teamId", control: "team" },
      {
        name: "kind",
        control: "choice",
        options: workloadKinds.map((kind) => ({ value: kind, label: workloadKindNames[kind] })),
      },
      { name: "supplyId", control: "supply", hint: "A supply of the price book; its price today makes the cost." },
    ],
  },
  {
    title: "Demand",
    note: "What it uses in a month of 730 hours.",
    fields: [
      { name: "gpuHoursMonthly", control: "figure", unit: "h", hint: "Used, not allocated." },
      {
        name: "utilisation",
        control: "figure",
        unit: "%",
        optional: true,
        hint: "Used share of the allocated GPU-hours. Empty: not measured.",
      },
      {
        name: "variability",
        control: "choice",
        options: variabilities.map((value) => ({ value, label: variabilityNames[value] })),
        hint: "Steady runs all day, bursty comes and goes.",
      },
      { name: "peakToMean", control: "figure", unit: "count", hint: "Busiest hour over the mean; 1 is flat." },
      {
        name: "growthAnnual",
        control: "figure",
        unit: "% a year",
        optional: true,
        hint: "Empty: the growth of the scenario it is put in.",
      },
      { name: "faultTolerant", control: "tick", hint: "It may stop and resume, so spot capacity is possible." },
    ],
  },
  {
    title: "Needs",
    note: "What limits where it can run.",
    fields: [
      { name: "latencyMs", control: "figure", unit: "ms", optional: true, hint: "Empty: no requirement." },
      { name: "residency", control: "text", optional: true, hint: "For example EU. Empty: anywhere." },
      {
        name: "parametersBillion",
        control: "figure",
        unit: "billion parameters",
        optional: true,
        hint: "Large models fit no edge device.",
      },
    ],
  },
  {
    title: "Data",
    note: "1 TB is 1,000 GB.",
    fields: [
      { name: "datasetTb", control: "figure", unit: "TB" },
      { name: "egressGbMonthly", control: "figure", unit: "GB", hint: "Leaves its site or region in a month." },
      { name: "notes", control: "notes", optional: true },
    ],
  },
];
