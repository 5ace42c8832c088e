export const phases = ["before-pilot", "pilot", "production", "scale", "enterprise"] as const;

export type Phase = (typeof phases)[number];

export const stages = ["starting", "scaling", "enterprise"] as const;

export type Stage = (typeof stages)[number];

export type TrajectoryBand = {
  phase: Exclude<Phase, "before-pilot">;
  /** Of monthly spend, both ends included. */
  from: number;
  to: number;
  /** Months since the first pilot. */
  fromMonth: number;
  toMonth: number;
  /** The guide puts a "+" behind the upper ends: more, and later, still belongs to it. */
  isOpen: boolean;
};

/** The guide's typical cost trajectory, in USD a month. */
export const trajectory: readonly TrajectoryBand[] = [
  { phase: "pilot", from: 5000, to: 15_000, fromMonth: 3, toMonth: 6, isOpen: false },
  { phase: "production", from: 50_000, to: 150_000, fromMonth: 6, toMonth: 12, isOpen: false },
  { phase: "scale", from: 200_000, to: 800_000, fromMonth: 12, toMonth: 24, isOpen: false },
  { phase: "enterprise", from: 1_000_000, to: 5_000_000, fromMonth: 24, toMonth: 36, isOpen: true },
];

/** The guide describes its three stages without figures; the phases they describe are these. */
export const stageOfPhase: Readonly<Record<Phase, Stage>> = {
  "before-pilot": "starting",
  pilot: "starting",
  production: "scaling",
  scale: "scaling",
  enterprise: "enterprise",
};

export const triggerNames = [
  "plan-spend",
  "implement-spend",
  "utilisation",
  "egress",
  "latency-or-residency",
  "stable-spend",
  "horizon",
  "cloud-to-owned",
] as const;

export type TriggerName = (typeof triggerNames)[number];

export const comparisons = ["at-least", "above", "holds"] as const;

export type TriggerRule = {
  rule: TriggerName;
  /** What the trigger speaks for. */
  step: "plan" | "implement";
  comparison: (typeof comparisons)[number];
  /** Null where the trigger is a yes or no. */
  threshold: number | null;
};

/**
 * Every threshold once. The guide: 25 K+ plan, 50 K+ implement, more than 60 % utilisation, more than 5 K of egress,
 * more than 50 K for stable workloads, 3 years or longer. Deloitte: 60 to 70 % of the cost of equivalent owned systems.
 */
export const triggerRules: readonly TriggerRule[] = [
  { rule: "plan-spend", step: "plan", comparison: "at-least", threshold: 25_000 },
  { rule: "implement-spend", step: "implement", comparison: "at-least", threshold: 50_000 },
  { rule: "utilisation", step: "implement", comparison: "above", threshold: 0.6 },
  { rule: "egress", step: "implement", comparison: "above", threshold: 5000 },
  { rule: "latency-or-residency", step: "implement", comparison: "holds", threshold: null },
  { rule: "stable-spend", step: "implement", comparison: "above", threshold: 50_000 },
  { rule: "horizon", step: "implement", comparison: "at-least", threshold: 3 },
  { rule: "cloud-to-owned", step: "implement", comparison: "at-least", threshold: 0.6 },
];

/** With 50 K of spend, one of these is what "implement now" takes: the guide's three, and Deloitte's. */
export const demandingRules: readonly TriggerName[] = [
  "utilisation",
  "egress",
  "latency-or-residency",
  "cloud-to-owned",
];

/** The guide's rule of thumb for owning hardware: all three. */
export const owningRules: readonly TriggerName[] = ["stable-spend", "utilisation", "horizon"];

/** What the guide expects of owning, from this monthly spend on. */
export const expectedReturn = {
  fromMonthlySpend: 100_000,
  years: 3,
  breakevenMonths: { low: 6, high: 12 },
  roi: { low: 1.5, high: 3 },
  savingRatio: { low: 0.4, high: 0.6 },
} as const;
