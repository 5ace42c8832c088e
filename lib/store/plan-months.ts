import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { monthsAfter } from "@/lib/calc/day";
import type { MonthWork } from "@/lib/calc/plan-variance";
import { type PlannedMonth, plannedMonths } from "@/lib/calc/planned-months";
import { planOf } from "@/lib/calc/scenario";
import { readAllCosts, readAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type ApprovedPlan, planIn } from "@/lib/schema/plan";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { firstDay } from "./month-date";
import { approvalsIn } from "./plan-approvals";
import { isUuid, read } from "./scenario-transaction";
import type { MonthRange } from "./workload-months";

/** What the plan says of a workload that is, or was, one of the organisation's. */
export type PlannedWork = MonthWork & { name: string; teamId: string | null };

export type PlanMonth = {
  month: IsoMonth;
  approval: ApprovedPlan;
  works: readonly PlannedWork[];
  /** What is planned for nobody in particular; null: the reader sees own teams only. */
  shared: PlannedMonth["shared"] | null;
};

export type PlanMonths = {
  /** Every plan that was ever in force, the first one first. */
  approvals: readonly ApprovedPlan[];
  /** Months of the range that a plan covers, in order. */
  months: readonly PlanMonth[];
};

/**
 * What the plans in force say of each month of a range, or with `range` null of all the months they cover. A plan is
 * evaluated whole, because a fleet's cost is that of all who use it, and of its workloads only those of the scope's teams
 * leave.
 */
export async function readPlanMonths(scope: Scope<"costs:read">, range: MonthRange | null): Promise<PlanMonths> {
  const { approvals, inputs } = await readAllCosts(scope, async (tx) => {
    const approvals = await approvalsIn(tx);
    const scenarios = await Promise.all(approvals.map((each) => read(tx, each.scenarioId, each.version)));
    return { approvals, inputs: scenarios.map(({ input }) => input) };
  });
  const known = await visibleWorkloads(scope, inputs);
  const months = approvals
    .flatMap((approval, index) => {
      const input = inputs[index];
      return input ? monthsOf(approval, input, known) : [];
    })
    .filter(({ month, approval }) => planIn(approvals, month) === approval && isWithin(month, range))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
  return { approvals, months: seesAllTeams(scope.role) ? months : months.map(ownPart) };
}

/** The second wall: a manager learns nothing of other teams' plans, nor what is planned for nobody in particular. */
function ownPart(month: PlanMonth): PlanMonth {
  return { ...month, works: month.works.filter(({ teamId }) => teamId !== null), shared: null };
}

type Workloads = ReadonlyMap<string, { name: string; teamId: string }>;

/** Of the workloads that plans name those of the scope's teams: this read is the reader's own. */
async function visibleWorkloads(scope: Scope, inputs: readonly ScenarioInput[]): Promise<Workloads> {
  const ids = [...new Set(inputs.flatMap(({ demands }) => demands.map(({ id }) => id)))].filter(isUuid);
  const rows = await readAs(scope, (tx) =>
    tx.workload.findMany({
      where: { id: { in: ids }, teamId: { in: [...scope.teamIds] } },
      select: { id: true, name: true, teamId: true },
    }),
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

function monthsOf(approval: ApprovedPlan, input: ScenarioInput, known: Workloads): PlanMonth[] {
  const names = new Map(input.demands.map(({ id, name }) => [id, name]));
  return plannedMonths(planOf(input, approval.share)).map(({ works, shared }, index) => ({
    month: monthsAfter(firstDay(input.startMonth), index).slice(0, 7),
    approval,
    works: works.map((work) => ({
      ...work,
      name: known.get(work.id)?.name ?? names.get(work.id) ?? work.id,
      teamId: known.get(work.id)?.teamId ?? null,
    })),
    shared,
  }));
}

function isWithin(month: IsoMonth, range: MonthRange | null): boolean {
  return range === null || (range.from <= month && month <= range.to);
}
