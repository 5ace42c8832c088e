import {
  type Flip,
  type Purchase,
  type Reason,
  type RuleName,
  type variabilities,
  type WorkloadProfile,
  workloadKindNames,
  workloadKinds,
} from "../calc/classify";
import type { Tier } from "../calc/tier";
import { missing } from "../format/number";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";

export const purchaseNames: Record<Purchase, string> = {
  "on-demand": "on demand",
  reserved: "reserved",
  spot: "spot",
  owned: "owned",
  consumption: "pay per use",
  devices: "devices",
};

const ruleLabels: Record<RuleName, string> = {
  kind: "Kind",
  volume: "GPU-hours per month",
  utilisation: "GPU utilisation",
  latency: "Latency limit",
  "edge-latency": "Latency limit, edge",
  "data-gravity": "Data set",
  egress: "Egress per month",
  residency: "Data must stay in",
  variability: "Demand",
  "model-size": "Model size",
};

export type RuleRow = {
  rule: RuleName;
  label: string;
  value: string;
  threshold: string;
  points: number;
  tier: Tier | null;
};

export type RuleGroups = {
  /** Speaks for the recommended tier, or against it. */
  own: RuleRow[];
  /** Speaks for or against another one. */
  others: RuleRow[];
  /** Takes no side with the values it saw. */
  neutral: RuleRow[];
};

export function ruleGroups(reasons: readonly Reason[], recommended: Tier): RuleGroups {
  const rows = reasons
    .map((reason): RuleRow => {
      const { rule, field, value, points, tier } = reason;
      return {
        rule,
        label: ruleLabels[rule],
        value: formatField(field, value),
        threshold: thresholdText(reason),
        points,
        tier,
      };
    })
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return {
    own: rows.filter((row) => row.tier === recommended),
    others: rows.filter((row) => row.tier !== null && row.tier !== recommended),
    neutral: rows.filter((row) => row.tier === null),
  };
}

function thresholdText({ rule, field, threshold, tier }: Reason): string {
  if (rule === "residency") return "any place";
  if (threshold === null) return missing;
  const limit = formatField(field, threshold);
  if (rule === "model-size") return `≥ ${limit}`;
  const below = rule === "latency" || rule === "edge-latency" || (rule === "volume" && tier === "cloud");
  return `${below ? "<" : ">"} ${limit}`;
}

const units: Partial<Record<keyof WorkloadProfile, { unit: string; digits: number }>> = {
  gpuHoursMonthly: { unit: "h", digits: 0 },
  latencyMs: { unit: "ms", digits: 1 },
  datasetTb: { unit: "TB", digits: 1 },
  egressGbMonthly: { unit: "GB", digits: 0 },
  parametersBillion: { unit: "B", digits: 1 },
};

/** A value of a workload as the panel shows it; what is not set says so in words. */
export function formatField(field: keyof WorkloadProfile, value: number | string | null): string {
  if (value === null)
    return field === "utilisation" ? "not measured" : field === "parametersBillion" ? "not known" : "none";
  if (typeof value === "string") return workloadKinds.find((kind) => kind === value) ? kindName(value) : value;
  if (field === "utilisation") return formatRatio(value, { digits: 0 });
  return formatQuantity(value, units[field] ?? {});
}

function kindName(value: string): string {
  const kind = workloadKinds.find((each) => each === value);
  return kind ? workloadKindNames[kind] : value;
}

export type FlipScale = {
  field: keyof WorkloadProfile;
  to: Tier;
  /** "GPU-hours per month down to", "Demand". */
  lead: string;
  at: string;
  now: string;
  /** Positions in percent of the track; null where the field has no order. */
  track: { at: number; now: number | null; side: "low" | "high"; end: string } | null;
};

const flipLabels: Record<keyof WorkloadProfile, string> = {
  kind: "Kind",
  gpuHoursMonthly: "GPU-hours per month",
  utilisation: "GPU utilisation",
  latencyMs: "Latency limit",
  datasetTb: "Data set",
  egressGbMonthly: "Egress per month",
  faultTolerant: "Can be interrupted",
  residency: "Data must stay in",
  variability: "Demand",
  parametersBillion: "Model size",
};

/** Each change that alone would move the recommendation, those nearest to today's value first. */
export function flipScales(workload: WorkloadProfile, flips: readonly Flip[]): FlipScale[] {
  const scales = flips.map(({ field, at, to }): FlipScale & { distance: number } => {
    const present = workload[field];
    const now = typeof present === "boolean" ? null : present;
    const words = { field, to, at: formatField(field, at), now: formatField(field, now) };
    if (typeof at !== "number") {
      const lead =
        field === "residency" && at === null ? "No place where data must stay" : `${flipLabels[field]} becomes`;
      const shown = field === "residency" ? (at === null ? "" : "fixed to a place") : words.at;
      return { ...words, lead, at: shown, track: null, distance: 2 };
    }
    const figure = typeof now === "number" ? now : null;
    const falls = figure === null ? field === "latencyMs" : at < figure;
    const end = field === "utilisation" ? 1 : roundUp(Math.max(at, figure ?? 0) * 1.2);
    const percent = (value: number) => Math.min(100, Math.max(0, (value / end) * 100));
    const direction = figure === null ? "of" : falls ? "down to" : "up to";
    return {
      ...words,
      lead: `${flipLabels[field]} ${direction}`,
      track: {
        at: percent(at),
        now: figure === null ? null : percent(figure),
        side: falls ? "low" : "high",
        end: formatField(field, end),
      },
      distance: figure === null ? 1 : Math.abs(at - figure) / Math.max(at, figure),
    };
  });
  return scales.sort((a, b) => a.distance - b.distance).map(({ distance: _, ...scale }) => scale);
}

/** The end of a scale: 1, 2, 5 or 10 times a power of ten that holds the value. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10);
}

export const variabilityNames: Record<(typeof variabilities)[number], string> = {
  steady: "Steady",
  variable: "Variable",
  bursty: "Bursty",
};
