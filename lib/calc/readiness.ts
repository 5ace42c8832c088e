import {
  demandingRules,
  owningRules,
  type Phase,
  phases,
  type Stage,
  stageOfPhase,
  type TriggerName,
  type TriggerRule,
  trajectory,
  triggerRules,
} from "./readiness-rules";

/** Null: not known. */
export type ReadinessInput = {
  monthlySpend: number | null;
  /** Used share of the allocated GPU-hours, 0 to 1. */
  gpuUtilisation: number | null;
  egressMonthly: number | null;
  /** Whether any workload has a latency or residency rule that a cloud region cannot keep. */
  latencyOrResidency: boolean | null;
  /** Share of the spend that is for steady workloads, 0 to 1. */
  stableShare: number | null;
  horizonYears: number | null;
  /** Cloud cost of the work over the full cost of owning for the same work and time: above 1 owning is cheaper. */
  onPremTcoRatio: number | null;
};

export const readinessFields = [
  "monthlySpend",
  "gpuUtilisation",
  "egressMonthly",
  "latencyOrResidency",
  "stableShare",
  "horizonYears",
  "onPremTcoRatio",
] as const satisfies readonly (keyof ReadinessInput)[];

export type Trigger = TriggerRule & {
  /** Null: not known, because of what `missing` lists. */
  met: boolean | null;
  value: number | boolean | null;
  missing: (keyof ReadinessInput)[];
};

export const adviceCodes = ["not-known", "stay-in-cloud", "plan", "implement"] as const;

export type Advice = (typeof adviceCodes)[number];

export type Readiness = {
  phase: Phase | null;
  /** The next phase, while the spend lies in no phase's band; else null. */
  approaching: Phase | null;
  stage: Stage | null;
  triggers: Trigger[];
  advice: Advice;
  /** Triggers the advice rests on. */
  reasons: TriggerName[];
  /** Triggers not known that would raise the advice if they were met. */
  open: TriggerName[];
  /** The rule of thumb for owning hardware: all of its triggers met; null while one is not known and none unmet. */
  owning: boolean | null;
};

/**
 * Where an organisation stands on the guide's cost trajectory, and which of its triggers for hybrid are met. A phase
 * holds from its lower bound until the next one's, so the gaps between the guide's bands belong to the phase below them;
 * less than the pilot's 5,000 is before the pilot. Implement: 50,000 a month and one demanding trigger. Plan: 25,000 a
 * month. What is not known is neither met nor unmet. Sources: the guide, cost trajectory, rule of thumb, stages, when to
 * move; Deloitte, "Is your organization's infrastructure ready for the new hybrid cloud?", 2025, for the cost ratio.
 */
export function readiness(input: ReadinessInput): Readiness {
  const triggers = triggerRules.map((rule) => triggerOf(rule, input));
  const phase = phaseOf(input.monthlySpend);
  return {
    phase,
    approaching: phase === null ? null : approachedFrom(phase, input.monthlySpend ?? 0),
    stage: phase === null ? null : stageOfPhase[phase],
    triggers,
    ...adviceOf(triggers),
    owning: allOf(metOf(triggers, owningRules)),
  };
}

const seenBy: Readonly<Record<TriggerName, (input: ReadinessInput) => number | boolean | null>> = {
  "plan-spend": ({ monthlySpend }) => monthlySpend,
  "implement-spend": ({ monthlySpend }) => monthlySpend,
  utilisation: ({ gpuUtilisation }) => gpuUtilisation,
  egress: ({ egressMonthly }) => egressMonthly,
  "latency-or-residency": ({ latencyOrResidency }) => latencyOrResidency,
  "stable-spend": ({ monthlySpend, stableShare }) =>
    monthlySpend === null || stableShare === null ? null : monthlySpend * stableShare,
  horizon: ({ horizonYears }) => horizonYears,
  "cloud-to-owned": ({ onPremTcoRatio }) => onPremTcoRatio,
};

const inputsOf: Readonly<Record<TriggerName, readonly (keyof ReadinessInput)[]>> = {
  "plan-spend": ["monthlySpend"],
  "implement-spend": ["monthlySpend"],
  utilisation: ["gpuUtilisation"],
  egress: ["egressMonthly"],
  "latency-or-residency": ["latencyOrResidency"],
  "stable-spend": ["monthlySpend", "stableShare"],
  horizon: ["horizonYears"],
  "cloud-to-owned": ["onPremTcoRatio"],
};

function triggerOf(rule: TriggerRule, input: ReadinessInput): Trigger {
  const value = seenBy[rule.rule](input);
  return {
    ...rule,
    met: value === null ? null : isMet(rule, value),
    value,
    missing: inputsOf[rule.rule].filter((field) => input[field] === null),
  };
}

function isMet({ comparison, threshold }: TriggerRule, value: number | boolean): boolean {
  if (typeof value === "boolean" || threshold === null) return value === true;
  return comparison === "above" ? value > threshold : value >= threshold;
}

function phaseOf(monthlySpend: number | null): Phase | null {
  if (monthlySpend === null) return null;
  return trajectory.findLast(({ from }) => monthlySpend >= from)?.phase ?? "before-pilot";
}

function approachedFrom(phase: Phase, monthlySpend: number): Phase | null {
  const band = trajectory.find((each) => each.phase === phase);
  if (band && (band.isOpen || monthlySpend <= band.to)) return null;
  return phases[phases.indexOf(phase) + 1] ?? null;
}

function metOf(triggers: readonly Trigger[], rules: readonly TriggerName[]): (boolean | null)[] {
  return rules.map((rule) => triggers.find((trigger) => trigger.rule === rule)?.met ?? null);
}

/** True when all are, false when one is not, null when that is not known. */
function allOf(met: readonly (boolean | null)[]): boolean | null {
  if (met.includes(false)) return false;
  return met.includes(null) ? null : true;
}

function adviceOf(triggers: readonly Trigger[]): Pick<Readiness, "advice" | "reasons" | "open"> {
  const [plan = null, implement = null] = metOf(triggers, ["plan-spend", "implement-spend"]);
  if (plan === null) return { advice: "not-known", reasons: [], open: ["plan-spend", "implement-spend"] };
  if (!plan) return { advice: "stay-in-cloud", reasons: [], open: [] };
  const demanding = triggers.filter(({ rule }) => demandingRules.includes(rule));
  const met = demanding.filter((trigger) => trigger.met).map(({ rule }) => rule);
  if (implement && met.length > 0) return { advice: "implement", reasons: ["implement-spend", ...met], open: [] };
  const unknown = demanding.filter((trigger) => trigger.met === null).map(({ rule }) => rule);
  return { advice: "plan", reasons: ["plan-spend"], open: implement ? unknown : [] };
}
