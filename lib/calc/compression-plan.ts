import { type CompressionOutcome, compression, type OwnRatios, type TechniqueName } from "./compression";

/** A technique of the guide, or what was measured on the own model. */
export type CompressionChoice = TechniqueName | "own";

export type CompressionPlanInput = {
  monthlyCost: number;
  /** null: not known. */
  sizeGb: number | null;
  latencyMs: number | null;
  accuracy: number;
  /** Once, for each technique of a stack. */
  effortPerTechnique: number;
  /** The least accuracy that will do. */
  qualityFloor: number;
  chosen: readonly CompressionChoice[];
  own: OwnRatios | null;
};

export type CompressionOption = {
  techniques: readonly CompressionChoice[];
  effortCost: number;
  /** The cautious end of the ranges, and the other. */
  low: CompressionOutcome;
  high: CompressionOutcome;
  /** Whether the floor is kept: even at the cautious end, only at the other, or at neither. */
  standing: "kept" | "open" | "missed";
  /** No other option, and not today's model, is both cheaper and better at the cautious end. */
  isEfficient: boolean;
};

const guideOrder: readonly TechniqueName[] = ["int8", "pruning", "distillation", "low-rank"];

/** A hair of tolerance, because 0.983 − 0.033 is no exact 0.95. */
const hair = 1e-9;

/**
 * Every technique of the guide and every stack of them, the own measurement, and what is chosen: each with its cost,
 * quality and payback, held against the quality floor. `best` is the cheapest option that keeps the floor even at the
 * cautious end and costs less than today; null when there is none. Nothing chosen: `chosen` is null.
 */
export function compressionPlan(input: CompressionPlanInput) {
  const stacks = subsets(guideOrder).map((techniques): readonly CompressionChoice[] => techniques);
  const wanted = input.chosen.filter((technique) => technique !== "own" || input.own !== null);
  const offered = input.own === null ? stacks : [...stacks, ["own" as const]];
  const isOffered = offered.some((techniques) => isSame(techniques, wanted));
  const all = wanted.length === 0 || isOffered ? offered : [...offered, wanted];
  const plain = all.map((techniques) => optionOf(techniques, input));
  const options: CompressionOption[] = plain.map((option) => ({
    ...option,
    isEfficient: isEfficient(option, plain, input),
  }));
  const allowed = options.filter(({ standing, low }) => standing === "kept" && low.monthlyCost < input.monthlyCost);
  return {
    options,
    chosen: options.find(({ techniques }) => isSame(techniques, wanted)) ?? null,
    best: allowed.toSorted((one, other) => one.low.monthlyCost - other.low.monthlyCost)[0] ?? null,
  };
}

type PlainOption = Omit<CompressionOption, "isEfficient">;

function optionOf(techniques: readonly CompressionChoice[], input: CompressionPlanInput): PlainOption {
  const { own, qualityFloor, effortPerTechnique, ...model } = input;
  const effortCost = effortPerTechnique * techniques.length;
  const ratios = techniques.flatMap((technique) => (technique === "own" ? (own ?? []) : technique));
  const { low, high } = compression({ ...model, techniques: ratios, effortCost });
  const kept = (outcome: CompressionOutcome) => outcome.accuracy >= qualityFloor - hair;
  return { techniques, effortCost, low, high, standing: kept(low) ? "kept" : kept(high) ? "open" : "missed" };
}

function isEfficient(
  { low }: PlainOption,
  options: readonly PlainOption[],
  { monthlyCost, accuracy }: CompressionPlanInput,
): boolean {
  const rivals = [{ monthlyCost, accuracy }, ...options.map((option) => option.low)];
  return !rivals.some((rival) => {
    const cheaper = low.monthlyCost - rival.monthlyCost;
    const better = rival.accuracy - low.accuracy;
    return cheaper >= -hair && better >= -hair && (cheaper > hair || better > hair);
  });
}

/** Every choice of one or more, small ones first, in the order of the list. */
function subsets<T>(items: readonly T[]): T[][] {
  const all: T[][] = [[]];
  for (const item of items) all.push(...all.map((chosen) => [...chosen, item]));
  return all.filter(({ length }) => length > 0).toSorted((one, other) => one.length - other.length);
}

function isSame(one: readonly CompressionChoice[], other: readonly CompressionChoice[]): boolean {
  return one.length === other.length && one.every((technique) => other.includes(technique));
}
