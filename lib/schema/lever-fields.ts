import type { LeverChange, LeverKind } from "../calc/lever";

/** One number of a lever's change, as its form shows it. */
export type LeverField = {
  /** Path below the change: "gpusAfter", "mix.spot". */
  key: string;
  label: string;
  unit: string;
  /** Stored as 0 to 1, shown in percent. */
  percent?: true;
  step: number;
  /** What the schema asks of it, in the unit shown. */
  rule: string;
};

const gpus = { unit: "count", step: 1, rule: "More than 0, at most 1,000,000." };
const used = { unit: "%", percent: true, step: 5, rule: "From 1 to 100%." } as const;
const share = { unit: "%", percent: true, step: 5, rule: "From 0 to 100%." } as const;
const factor = { unit: "×", step: 0.05, rule: "From 0 to 1,000." };

export const leverFields: Readonly<Record<LeverKind, readonly LeverField[]>> = {
  "gpu-sharing": [
    { key: "gpusBefore", label: "GPUs before", ...gpus },
    { key: "gpusAfter", label: "GPUs after", ...gpus },
  ],
  batching: [
    { key: "utilisationBefore", label: "GPU use before", ...used },
    { key: "utilisationAfter", label: "GPU use after", ...used },
  ],
  "auto-shutdown": [{ key: "utilisation", label: "Allocation used, at least", ...used }],
  "purchase-mix": [
    { key: "mix.reserved1y", label: "Reserved 1 year", ...share },
    { key: "mix.reserved3y", label: "Reserved 3 years", ...share },
    { key: "mix.spot", label: "Spot", ...share },
  ],
  compression: [
    {
      key: "costRatio",
      label: "GPU-hours left",
      unit: "%",
      percent: true,
      step: 5,
      rule: "More than 0, at most 1,000%.",
    },
  ],
  locality: [{ key: "egressAvoided", label: "Egress avoided", ...share }],
  other: [
    { key: "demandFactor", label: "Demand", ...factor },
    { key: "priceFactor", label: "Usage prices", ...factor },
  ],
};

/**
 * What a new lever begins with, from the guide: six workloads on one shared GPU; 85% use instead of 30% with batching,
 * and the same use where idle instances end; 40% reserved and 30% spot; INT8 at the cautious end of 60 to 75% saved.
 */
export const startingChange: Readonly<{ [K in LeverKind]: Extract<LeverChange, { kind: K }> }> = {
  "gpu-sharing": { kind: "gpu-sharing", gpusBefore: 6, gpusAfter: 1 },
  batching: { kind: "batching", utilisationBefore: 0.3, utilisationAfter: 0.85 },
  "auto-shutdown": { kind: "auto-shutdown", utilisation: 0.85 },
  "purchase-mix": { kind: "purchase-mix", mix: { reserved1y: 0.4, reserved3y: 0, spot: 0.3 } },
  compression: { kind: "compression", costRatio: 0.4 },
  locality: { kind: "locality", egressAvoided: 0.5 },
  other: { kind: "other", demandFactor: 1, priceFactor: 1 },
};
