export type TechniqueName = "int8" | "pruning" | "distillation" | "low-rank";

/** From the least to the most that a technique is said to reach. */
export type Range = { from: number; to: number };

export type GuideTechnique = {
  /** How many times smaller the model becomes. */
  sizeFactor: Range;
  /** Lost accuracy as a share of all answers: 0.01 is one percentage point. */
  accuracyLoss: Range;
  /** Share of the inference cost that is saved. */
  costSaving: Range;
};

/** Guide, strategy 3. It gives no latency by technique, and for INT8 only the upper bound of the loss. */
export const guideTechniques: Readonly<Record<TechniqueName, GuideTechnique>> = {
  int8: {
    sizeFactor: { from: 4, to: 4 },
    accuracyLoss: { from: 0, to: 0.01 },
    costSaving: { from: 0.6, to: 0.75 },
  },
  pruning: {
    sizeFactor: { from: 2, to: 3 },
    accuracyLoss: { from: 0.01, to: 0.03 },
    costSaving: { from: 0.4, to: 0.55 },
  },
  distillation: {
    sizeFactor: { from: 5, to: 10 },
    accuracyLoss: { from: 0.03, to: 0.07 },
    costSaving: { from: 0.7, to: 0.85 },
  },
  "low-rank": {
    sizeFactor: { from: 2, to: 4 },
    accuracyLoss: { from: 0.02, to: 0.05 },
    costSaving: { from: 0.5, to: 0.65 },
  },
};

/** What was measured on a model of one's own: ratios of after to before. */
export type OwnRatios = {
  costRatio: number;
  sizeRatio: number;
  accuracyLoss: number;
  /** null: not measured. */
  latencyRatio: number | null;
};

export type CompressionInput = {
  techniques: readonly (TechniqueName | OwnRatios)[];
  monthlyCost: number;
  /** null: not known. */
  sizeGb: number | null;
  latencyMs: number | null;
  /** Share of right answers before, 0 to 1. */
  accuracy: number;
  /** Once, for all techniques together. */
  effortCost: number;
};

/**
 * A model after one technique or a stack of them. `low` is the cautious end of each range: least saving, least reduction,
 * most loss; `high` is the other end. Ratios of cost, size and latency multiply; accuracy losses add, which is a little
 * more cautious than multiplying, and end at an accuracy of 0. A latency is null unless every technique has its ratio.
 * No technique changes nothing. Payback is null when nothing is saved. Source: guide, strategy 3.
 */
export function compression(input: CompressionInput) {
  return { low: outcome(input, "low"), high: outcome(input, "high") };
}

export type CompressionOutcome = ReturnType<typeof outcome>;

function outcome({ techniques, monthlyCost, sizeGb, latencyMs, accuracy, effortCost }: CompressionInput, end: End) {
  const effects = techniques.map((technique) => effectOf(technique, end));
  const costRatio = product(effects.map((effect) => effect.costRatio));
  const sizeRatio = product(effects.map((effect) => effect.sizeRatio));
  const latencyRatio = effects.reduce<number | null>((ratio, effect) => times(ratio, effect.latencyRatio), 1);
  const loss = effects.reduce((sum, effect) => sum + effect.accuracyLoss, 0);
  const monthlySaving = monthlyCost * (1 - costRatio);
  return {
    monthlyCost: monthlyCost * costRatio,
    sizeGb: times(sizeGb, sizeRatio),
    latencyMs: times(latencyMs, latencyRatio),
    accuracy: Math.min(1, Math.max(0, accuracy - loss)),
    savingRatio: 1 - costRatio,
    sizeReduction: 1 - sizeRatio,
    latencyReduction: latencyRatio === null ? null : 1 - latencyRatio,
    annualSaving: monthlySaving * 12,
    paybackMonths: monthlySaving > 0 ? effortCost / monthlySaving : null,
  };
}

type End = "low" | "high";

/** A technique of the guide at one end of its ranges, as ratios. */
function effectOf(technique: TechniqueName | OwnRatios, end: End): OwnRatios {
  if (typeof technique === "object") return technique;
  const { costSaving, sizeFactor, accuracyLoss } = guideTechniques[technique];
  return {
    costRatio: 1 - (end === "low" ? costSaving.from : costSaving.to),
    sizeRatio: 1 / (end === "low" ? sizeFactor.from : sizeFactor.to),
    accuracyLoss: end === "low" ? accuracyLoss.to : accuracyLoss.from,
    latencyRatio: null,
  };
}

function product(ratios: readonly number[]): number {
  return ratios.reduce((all, ratio) => all * ratio, 1);
}

function times(amount: number | null, ratio: number | null): number | null {
  return amount === null || ratio === null ? null : amount * ratio;
}
