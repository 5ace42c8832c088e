import { formatRatio } from "../format/ratio";
import type { RoadmapFacts } from "../schema/roadmap-facts";
import { drawn } from "./cost-delta";
import { type RoadmapRow, sumRows } from "./roadmap-rows";

/** What the guide expects of a phase, and what this roadmap plans and has. */
export type GuideRange = { label: string; range: string; planned: string; realised: string };

type Input = { rows: readonly RoadmapRow[]; facts: RoadmapFacts; runRate: number; now: string };

/**
 * Savings as shares of what the same work would cost without them: the last month's cost and what was saved in it. The
 * guide's 30 to 50% are of inference alone, so there initiatives on nothing but inference workloads count.
 */
export function guideRanges({ rows, facts, runRate, now }: Input): GuideRange[] {
  const wins = rows.filter(({ initiative }) => initiative.phase === "quick-wins");
  const inference = new Set(facts.workloads.filter(({ isInference }) => isInference).map(({ id }) => id));
  const inferenceCost = facts.costs
    .filter(({ month, workloadId }) => month === now && workloadId !== null && inference.has(workloadId))
    .reduce((sum, { amount }) => sum + drawn(amount), 0);
  const onInference = wins.filter(
    ({ initiative: { workloadIds } }) => workloadIds.length > 0 && workloadIds.every((id) => inference.has(id)),
  );
  return [
    rangeOf("Quick wins, of infrastructure", "15–25%", { rows: wins, cost: runRate, all: rows }),
    rangeOf("Quick wins, of inference", "30–50%", { rows: onInference, cost: inferenceCost, all: onInference }),
    rangeOf("Hybrid deployment, in total", "40–60%", {
      rows: rows.filter(({ initiative }) => initiative.phase !== "optimisation"),
      cost: runRate,
      all: rows,
    }),
  ];
}

type Of = { rows: readonly RoadmapRow[]; cost: number; all: readonly RoadmapRow[] };

function rangeOf(label: string, range: string, { rows, cost, all }: Of): GuideRange {
  const sum = sumRows(rows);
  const without = cost + (sumRows(all).realised ?? 0);
  const share = (saving: number | null) => (saving === null || !(without > 0) ? null : saving / without);
  return {
    label,
    range,
    planned: formatRatio(share(sum.planned)),
    realised: formatRatio(share(sum.realised)),
  };
}
