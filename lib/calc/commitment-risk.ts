import { type CommitmentPlanInput, type CommitmentTerm, costByLevel, hoursOf } from "./commitment-plan";
import { optimalCapacity } from "./optimal-capacity";
import { spreadQuantile } from "./uncertainty/spread";

/** What a level of a commitment costs a month when demand is not sure. */
export type LevelRisk = { gpus: number; expected: number; p10: number; p90: number };

/** Equally likely levels of demand that stand for all of them. */
const cases = 25;

/** Standard deviations from the middle of a normal to what 10 % lie above. */
const toNinety = 1.2815515655446004;

/**
 * A commitment as it is and at the newsvendor's best level, for a demand that lies a share `range` (more than 0) above
 * today's or more with a chance of 10 %: lognormal, today's in the middle, every hour moving alike. `best` is null
 * without a price. Throws RangeError for a range that is none.
 */
export function commitmentRisk(input: CommitmentPlanInput, term: CommitmentTerm, range: number) {
  if (!(range > 0)) throw new RangeError("A demand without a range is sure: give it one above 0.");
  const spread = { kind: "lognormal", mu: 0, sigma: Math.log(1 + range) / toNinety } as const;
  const scaledBy = (factor: number): CommitmentPlanInput => {
    return { ...input, loads: input.loads.map((load) => ({ ...load, meanGpus: load.meanGpus * factor })) };
  };
  const scaled = Array.from({ length: cases }, (_, index) => scaledBy(spreadQuantile(spread, (index + 0.5) / cases)));
  const costs = scaled.map((each) => costByLevel(each, term));
  // More demand never costs less, so that the quantiles of demand are those of cost.
  const [low, high] = [costByLevel(scaledBy(1 / (1 + range)), term), costByLevel(scaledBy(1 + range), term)];
  const riskAt = (gpus: number): LevelRisk => {
    const expected = costs.reduce((sum, costAt) => sum + costAt(gpus), 0) / cases;
    return { gpus, expected, p10: low(gpus), p90: high(gpus) };
  };
  return { now: riskAt(input[`${term}Gpus`]), best: bestRisk(input, term, scaled, riskAt) };
}

function bestRisk(
  input: CommitmentPlanInput,
  term: CommitmentTerm,
  scaled: readonly CommitmentPlanInput[],
  riskAt: (gpus: number) => LevelRisk,
): LevelRisk | null {
  const rate = input[`${term}Hourly`];
  if (rate === null) return null;
  const { level } = optimalCapacity({
    distribution: { kind: "empirical", values: scaled.flatMap(hoursOf) },
    overageCost: rate,
    underageCost: Math.max(0, input.onDemandHourly - rate),
  });
  const other = term === "reserved1y" ? "reserved3y" : "reserved1y";
  const exact = Math.max(0, (level ?? 0) - (input[`${other}Hourly`] === null ? 0 : input[`${other}Gpus`]));
  const [least] = [Math.floor(exact), Math.ceil(exact)]
    .map(riskAt)
    .toSorted((one, another) => one.expected - another.expected || one.gpus - another.gpus);
  return least ?? null;
}
