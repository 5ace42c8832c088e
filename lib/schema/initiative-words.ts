/** The guide's four, in its order. */
export const phases = ["assessment", "quick-wins", "hybrid-deployment", "optimisation"] as const;

export type Phase = (typeof phases)[number];

export const phaseNames: Readonly<Record<Phase, string>> = {
  assessment: "Assessment",
  "quick-wins": "Quick wins",
  "hybrid-deployment": "Hybrid deployment",
  optimisation: "Optimisation",
};

/** An approved initiative has a frozen baseline; a proposed one has none. */
export const initiativeStatuses = ["proposed", "approved", "started", "done"] as const;

export type InitiativeStatus = (typeof initiativeStatuses)[number];

export const initiativeStatusNames: Readonly<Record<InitiativeStatus, string>> = {
  proposed: "Proposed",
  approved: "Approved",
  started: "Started",
  done: "Done",
};

export const confidences = ["low", "medium", "high", "measured"] as const;

export type Confidence = (typeof confidences)[number];

export const confidenceNames: Readonly<Record<Confidence, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  measured: "Measured",
};

/** The share of what is still to come that each word usually stands for. */
export const usualConfidence: Readonly<Record<Confidence, number>> = { low: 0.5, medium: 0.75, high: 0.9, measured: 1 };

/** "2027-01" and 17 is "2028-06". */
export function monthsAfter(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Months from the first to the second, 0 for the same. */
export function monthsBetween(from: string, to: string): number {
  const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return indexOf(to) - indexOf(from);
}
