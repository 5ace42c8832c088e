import type { Scope } from "@/lib/auth/scope";
import { checkPlacement } from "@/lib/calc/placement/check";
import { portfolioProblem } from "@/lib/calc/placement/portfolio-problem";
import { solverName } from "@/lib/calc/placement/solver-name";
import { writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput } from "@/lib/errors";
import { scenarioFromPlacement } from "@/lib/schema/placement-scenario";
import { type PlacementScenario, portfolioSettings } from "@/lib/schema/planner/placement";
import { scenarioInput } from "@/lib/schema/scenario";
import type { Scenario } from "@/lib/schema/scenario-record";
import { pricedSupplies } from "./scenario-start";
import { insertScenario } from "./scenario-transaction";
import { withNames, workloadOf } from "./workload-row";

/**
 * A scenario with the placement that a browser found. The problem is made anew from workloads and price book as they
 * stand and the answer is worked out again: one that breaks a rule, or costs something else, is refused.
 */
export async function createPlacementScenario(
  scope: Scope<"scenarios:write">,
  asked: PlacementScenario,
  { startMonth, pricesAsOf }: { startMonth: string; pricesAsOf: string },
): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const rows = await tx.workload.findMany({
      where: { id: { in: [...asked.workloadIds] }, teamId: { in: [...scope.teamIds] }, archivedAt: null },
      include: withNames,
      orderBy: { name: "asc" },
    });
    const workloads = rows.map(workloadOf);
    const supplies = await pricedSupplies(tx, pricesAsOf);
    const settings = portfolioSettings(asked.settings);
    const { problem, offered } = portfolioProblem(workloads, supplies, settings);
    const placed = new Set(problem.workloads.map(({ id }) => id));
    const bill = checkPlacement(problem, asked.decision);
    const isSame = Math.abs(bill.total - asked.total) <= 1e-6 * Math.max(1, asked.total);
    const isKnown = asked.decision.shares.every(({ workload }) => placed.has(workload));
    if (bill.violations.length > 0 || !isSame || !isKnown) {
      throw new Conflict(
        "Worked out again here, this placement does not come to the same: workloads or prices have changed since. Reload the page and optimise again.",
      );
    }
    const input = scenarioFromPlacement({
      workloads: workloads.filter(({ id }) => placed.has(id)),
      supplies,
      offered,
      decision: asked.decision,
      horizonMonths: settings.horizonMonths,
      growthAnnual: settings.growthAnnual,
      discountRateAnnual: settings.discountRateAnnual,
      startMonth,
      pricesAsOf,
    });
    const checked = scenarioInput.safeParse(input);
    if (!checked.success) {
      const rule = "A scenario needs a cloud offer and a fleet, and at most 20 supplies; this placement cannot be one.";
      throw new InvalidInput([{ field: "", rule }]);
    }
    return insertScenario(tx, scope, { name: asked.name, input: checked.data, note: noteOf(asked) });
  });
}

/** What found it and how well it is proved: the numbers as they were, for whoever looks at the version later. */
function noteOf({ status, total, bound, settings, decision }: PlacementScenario): string {
  const gap = total > 0 ? Math.max(0, (total - bound) / total) : 0;
  const moves = Math.max(0, ...decision.shares.map(({ month }) => month));
  return [
    `Placement by ${solverName}: ${status === "optimal" ? "optimal within the gap asked for" : "best found in the time"}.`,
    `Present cost ${Math.round(total)}, proved at least ${Math.round(bound)}: a gap of ${(gap * 100).toFixed(3)}% (asked: ${settings.relativeGap * 100}%).`,
    "Checked again by the server before it was stored.",
    ...(moves > 0 ? [`Its moves take until month ${moves}; here they are made at the start.`] : []),
  ].join(" ");
}
