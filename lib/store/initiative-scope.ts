import type { Scope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/transaction";
import { type FieldProblem, InvalidInput } from "@/lib/errors";
import { compare, multiplyByRatio, sum } from "@/lib/ledger/amount";
import { amountOf, formatFixed } from "@/lib/ledger/amount-text";
import type { InitiativeInput } from "@/lib/schema/initiative";
import { monthsAfter } from "@/lib/schema/initiative-words";
import { completeMonthsIn } from "./complete-months";
import { type WorkloadMonth, workloadMonthsIn } from "./workload-months";

/** Months that a saving is held against, and that a baseline is made of. */
export const baselineMonths = 3;

/** The team and all below it; null: of all teams. */
export async function teamsOfInitiative(tx: Transaction, teamId: string | null): Promise<readonly string[] | null> {
  if (teamId === null) return null;
  const teams = await tx.team.findMany({ select: { id: true, parentId: true } });
  const found = [teamId];
  for (const id of found) found.push(...teams.filter(({ parentId }) => parentId === id).map((team) => team.id));
  return found;
}

type Covered = Pick<InitiativeInput, "workloadIds" | "component">;

/** The costs that an initiative is about. */
export function coveredRows(
  rows: readonly WorkloadMonth[],
  { workloadIds, component }: Covered,
  teamIds: readonly string[] | null,
): WorkloadMonth[] {
  return rows.filter(
    (row) =>
      (workloadIds.length === 0 || (row.workloadId !== null && workloadIds.includes(row.workloadId))) &&
      (component === null || row.component === component) &&
      (teamIds === null || (row.teamId !== null && teamIds.includes(row.teamId))),
  );
}

/** Refuses, by field, what is not there or cannot be: members, teams, workloads, and a saving above its scope's cost. */
export async function checkInitiative(
  tx: Transaction,
  scope: Scope<"roadmap:write">,
  input: InitiativeInput,
): Promise<void> {
  const problems: FieldProblem[] = [];
  const { ownerId, teamId, workloadIds } = input;
  if (ownerId !== null && !(await tx.user.findUnique({ where: { id: ownerId }, select: { id: true } })))
    problems.push({ field: "ownerId", rule: "There is no such member.", value: ownerId });
  if (teamId !== null && !scope.teamIds.includes(teamId))
    problems.push({ field: "teamId", rule: "There is no such team.", value: teamId });
  const teamIds = await teamsOfInitiative(tx, teamId);
  const workloads = await tx.workload.findMany({
    where: { id: { in: workloadIds } },
    select: { id: true, name: true, teamId: true },
  });
  if (workloads.length < new Set(workloadIds).size)
    problems.push({ field: "workloadIds", rule: "One of them is no workload of this organisation." });
  const foreign = workloads.find((workload) => teamIds !== null && !teamIds.includes(workload.teamId));
  if (foreign)
    problems.push({ field: "workloadIds", rule: `${foreign.name} belongs to another team than the initiative.` });
  if (problems.length === 0) problems.push(...(await savingProblems(tx, input, teamIds)));
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** An amount is held against the mean of the last complete months before it starts, as far as there are any. */
async function savingProblems(
  tx: Transaction,
  input: InitiativeInput,
  teamIds: readonly string[] | null,
): Promise<FieldProblem[]> {
  if (input.savingMonthly === null) return [];
  const months = await monthsBefore(tx, input.startMonth);
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return [];
  const rows = coveredRows(await workloadMonthsIn(tx, { from, to, basis: "effective" }), input, teamIds);
  const total = sum(rows.map(({ amount }) => amountOf(amount)));
  const mean = multiplyByRatio(total, { numerator: 1n, denominator: BigInt(months.length) });
  // The plan's float becomes text once, here, to be compared with a fact; 2 decimals are finer than any plan.
  if (compare(amountOf(input.savingMonthly.toFixed(2)), mean) <= 0) return [];
  const span = from === to ? from : `${from} to ${to}`;
  const rule = `Its scope cost ${formatFixed(mean, 2)} a month in ${span}: nothing can save more than that.`;
  return [{ field: "savingMonthly", rule, value: input.savingMonthly }];
}

/** Up to three complete months before a month, oldest first; before a later one, the last there are. */
export async function monthsBefore(tx: Transaction, startMonth: string): Promise<string[]> {
  const complete = await completeMonthsIn(tx);
  const before = complete.filter((month) => month < startMonth);
  const last = before.at(-1);
  return last === undefined ? [] : before.filter((month) => month > monthsAfter(last, -baselineMonths));
}
