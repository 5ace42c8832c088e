import type { Scope } from "@/lib/auth/scope";
import { readAs, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { ReportSchedule, ReportScheduleInput } from "@/lib/schema/alert";
import { checkTold } from "./alert-rules";

type Writer = Scope<"alerts:write">;

const schedulesAtMost = 100;

export async function listReportSchedules(scope: Writer): Promise<ReportSchedule[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<ReportSchedule[]>`
      SELECT id::text, team_id::text AS "teamId", day, team_manager AS "teamManager",
        member_ids::text[] AS "memberIds",
        to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "createdAt"
      FROM report_schedule ORDER BY day, created_at, id`,
  );
}

/** `at` is when it begins: a day that was over by then sends nothing. */
export async function createReportSchedule(scope: Writer, input: ReportScheduleInput, at: Date): Promise<string> {
  return writeAs(scope, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('crossover.report_schedule'))::text`;
    if ((await tx.reportSchedule.count()) >= schedulesAtMost)
      throw new Conflict(`There are ${schedulesAtMost} scheduled reports already. Remove one first.`);
    await checkTold(tx, input);
    const data = { ...input, createdById: scope.userId, createdAt: at };
    const { id } = await tx.reportSchedule.create({ data, select: { id: true } });
    const audit = { action: "report-schedule.create", entity: "report-schedule", entityId: id, detail: input };
    return { result: id, audit };
  });
}

export async function removeReportSchedule(scope: Writer, id: string): Promise<void> {
  return writeAs(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ teamId: string; day: number }[]>`
      DELETE FROM report_schedule WHERE id = ${id}::uuid RETURNING team_id::text AS "teamId", day`;
    if (!row) throw new NotFound("scheduled report");
    const audit = { action: "report-schedule.remove", entity: "report-schedule", entityId: id, detail: row };
    return { result: undefined, audit };
  });
}
