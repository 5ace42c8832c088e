import type { Scope } from "@/lib/auth/scope";
import type { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ApprovedPlan } from "@/lib/schema/plan";
import { firstDay } from "./month-date";

const withNames = {
  include: { approvedBy: { select: { name: true } }, approved: { select: { scenario: { select: { name: true } } } } },
} as const;

type Row = Prisma.PlanApprovalGetPayload<typeof withNames>;

/** Plans that were ever in force, the first one first. */
export async function approvalsIn(tx: Transaction): Promise<ApprovedPlan[]> {
  const rows = await tx.planApproval.findMany({ orderBy: [{ fromMonth: "asc" }, { approvedAt: "asc" }], ...withNames });
  return rows.map(approvalOf).filter(({ from, until }) => until === null || until > from);
}

/** What was approved of a scenario that is the plan in this month or a later one; null: it is not. */
export async function findApproval(
  scope: Scope<"scenarios:read">,
  { scenarioId, month }: { scenarioId: string; month: IsoMonth },
): Promise<ApprovedPlan | null> {
  return readAs(scope, async (tx) => {
    const current = (await approvalsIn(tx)).filter(({ until }) => until === null || until > month);
    return current.findLast((approval) => approval.scenarioId === scenarioId) ?? null;
  });
}

/** From when a scenario approved in a month would be in force. */
export async function planStart(
  scope: Scope<"scenarios:read">,
  when: { month: IsoMonth; startMonth: IsoMonth },
): Promise<IsoMonth> {
  return readAs(scope, async (tx) => startOf(await approvalsIn(tx), when));
}

type Approval = { scenarioId: string; version: number; share: number; startMonth: IsoMonth; month: IsoMonth };

/** Ends what is in force from then on, and puts this in its place. Months before keep their plan. */
export async function approveIn(
  tx: Transaction,
  scope: Scope<"scenarios:write">,
  { scenarioId, version, share, startMonth, month }: Approval,
): Promise<IsoMonth> {
  const from = startOf(await approvalsIn(tx), { month, startMonth });
  await endIn(tx, { from });
  await tx.planApproval.create({
    data: { scenarioId, version, share, fromMonth: instantOf(from), approvedById: scope.userId },
  });
  return from;
}

/** Months from this one on have no plan any more, or none of this scenario. */
export async function endIn(
  tx: Transaction,
  { from, scenarioId }: { from: IsoMonth; scenarioId?: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE plan_approval SET until_month = greatest(from_month, ${firstDay(from)}::date)
    WHERE (until_month IS NULL OR until_month > ${firstDay(from)}::date)
      AND (${scenarioId ?? null}::uuid IS NULL OR scenario_id = ${scenarioId ?? null}::uuid)`;
}

/** The first plan counts from its own first month; one that follows another not before the month it is approved in. */
function startOf(
  approvals: readonly ApprovedPlan[],
  { month, startMonth }: { month: IsoMonth; startMonth: IsoMonth },
): IsoMonth {
  const hasHistory = approvals.some(({ from }) => from <= month);
  return hasHistory && startMonth < month ? month : startMonth;
}

function approvalOf({ scenarioId, version, share, fromMonth, untilMonth, approvedAt, ...names }: Row): ApprovedPlan {
  return {
    scenarioId,
    scenarioName: names.approved.scenario.name,
    version,
    share,
    from: monthOf(fromMonth),
    until: untilMonth && monthOf(untilMonth),
    approvedBy: names.approvedBy.name,
    approvedAt: approvedAt.toISOString(),
  };
}

function instantOf(month: IsoMonth): Date {
  return new Date(`${firstDay(month)}T00:00:00Z`);
}

function monthOf(day: Date): IsoMonth {
  return day.toISOString().slice(0, 7);
}
