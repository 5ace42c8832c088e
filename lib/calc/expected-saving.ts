import { normalQuantile } from "./normal";

/** Where a saving stands: measured so far, planned so far, and planned at the end. Money a month. */
export type SavingState = {
  /** null: not measured; then it counts as planned, with its confidence. */
  realised: number | null;
  plannedNow: number;
  plannedThen: number;
  /** The share of what is still to come that is expected to come, 0 to 1. */
  confidence: number;
};

export type ExpectedSaving = {
  /** What comes on top of what is there now. */
  remaining: number;
  expected: number;
};

/** What is measured now, and of what the plan adds from here the share that its confidence says. */
export function expectedSaving({ realised, plannedNow, plannedThen, confidence }: SavingState): ExpectedSaving {
  const remaining = (plannedThen - plannedNow) * confidence;
  return { remaining, expected: (realised ?? plannedNow * confidence) + remaining };
}

/**
 * Half the width of the range that holds so large a share of outcomes (0.8: the 80% range). Of each remaining plan the
 * delivered share is taken as even between 0 and twice its confidence, or between twice its confidence less 1 and 1: its
 * mean is the confidence, its deviation the shorter side / √3. Initiatives are independent, and their sum is normal.
 */
export function savingSpread(remaining: readonly { planned: number; confidence: number }[], coverage: number): number {
  const variance = remaining.reduce((sum, { planned, confidence }) => {
    const deviation = (planned * Math.min(confidence, 1 - confidence)) / Math.sqrt(3);
    return sum + deviation ** 2;
  }, 0);
  return normalQuantile((1 + coverage) / 2) * Math.sqrt(variance);
}
