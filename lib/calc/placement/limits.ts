import type { Tier } from "../tier";
import type { OwnedSupply, PlacementLimits, PlacementProblem } from "./problem";

/** A limit of a problem that can be taken away or loosened by itself. */
export type LimitName =
  | { kind: "capex" | "power" | "rack-units" | "carbon" | "moves" }
  | { kind: "capex-year"; year: number }
  | { kind: "max-share" | "min-share"; tier: Tier }
  | { kind: "pinned"; workload: string }
  | { kind: "max-nodes"; supply: string };

export type Limit = {
  name: LimitName;
  /** What one step of loosening is, in the limit's own unit; null: it can only be taken away. */
  step: number | null;
  /** The problem with the limit looser by one step, or, at null, without it. */
  loosened: (step: number | null) => PlacementProblem;
};

/** Every limit that a problem has. A step of a budget or a site is what one more node takes, of a share one percent. */
export function limitsOf(problem: PlacementProblem): Limit[] {
  const { limits } = problem;
  const owned = problem.supplies.filter((supply) => supply.kind === "owned");
  const withLimits = (change: Partial<PlacementLimits>) => ({ ...problem, limits: { ...limits, ...change } });
  const found: Limit[] = [];
  const least = (perNode: (supply: OwnedSupply) => number) =>
    Math.min(...owned.map(perNode).filter((amount) => amount > 0));
  const total = (
    name: LimitName,
    value: number | null,
    step: number,
    change: (to: number | null) => Partial<PlacementLimits>,
  ) => {
    if (value === null) return;
    found.push({
      name,
      step: Number.isFinite(step) ? step : null,
      loosened: (by) => withLimits(change(by === null ? null : value + by)),
    });
  };

  const nodePrice = least(({ nodeCapex }) => nodeCapex);
  total({ kind: "capex" }, limits.capexBudget, nodePrice, (capexBudget) => ({ capexBudget }));
  limits.capexBudgetByYear?.forEach((budget, year) => {
    total({ kind: "capex-year", year: year + 1 }, budget, nodePrice, (to) => ({
      capexBudgetByYear: (limits.capexBudgetByYear ?? []).map((each, index) => (index === year ? (to ?? 1e15) : each)),
    }));
  });
  total(
    { kind: "power" },
    limits.powerKw,
    least(({ kwPerNode }) => kwPerNode),
    (powerKw) => ({ powerKw }),
  );
  total(
    { kind: "rack-units" },
    limits.rackUnits,
    least(({ rackUnitsPerNode }) => rackUnitsPerNode),
    (rackUnits) => ({
      rackUnits,
    }),
  );
  total({ kind: "carbon" }, limits.carbonKg, (limits.carbonKg ?? 0) / 100, (carbonKg) => ({ carbonKg }));
  total({ kind: "moves" }, limits.movedPerQuarter, 0.01, (movedPerQuarter) => ({ movedPerQuarter }));
  for (const tier of ["cloud", "on-prem", "edge"] as const) {
    const { [tier]: most, ...otherMost } = limits.maxShare;
    total({ kind: "max-share", tier }, most ?? null, 0.01, (to) => ({
      maxShare: to === null ? otherMost : { ...otherMost, [tier]: Math.min(1, to) },
    }));
    const { [tier]: least, ...otherLeast } = limits.minShare;
    if (least !== undefined) {
      found.push({
        name: { kind: "min-share", tier },
        step: 0.01,
        loosened: (by) =>
          withLimits({ minShare: by === null ? otherLeast : { ...otherLeast, [tier]: Math.max(0, least - by) } }),
      });
    }
  }
  for (const workload of Object.keys(limits.pinned)) {
    const { [workload]: _, ...pinned } = limits.pinned;
    found.push({ name: { kind: "pinned", workload }, step: null, loosened: () => withLimits({ pinned }) });
  }
  for (const supply of owned) {
    if (supply.maxNodes === null) continue;
    const { maxNodes } = supply;
    found.push({
      name: { kind: "max-nodes", supply: supply.id },
      step: 1,
      loosened: (by) => ({
        ...problem,
        supplies: problem.supplies.map((each) =>
          each === supply ? { ...supply, maxNodes: by === null ? null : maxNodes + by } : each,
        ),
      }),
    });
  }
  return found;
}
