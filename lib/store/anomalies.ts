import type { Scope } from "@/lib/auth/scope";
import type { AnomalyLimits } from "@/lib/calc/anomaly";
import { readAs, writeAs } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { type AnomalyName, type AnomalyVerdict, anomalyLimitsOf } from "@/lib/schema/anomaly";

/** What was last said of each anomaly that began on a day or later; the visible teams' only. */
export async function listAnomalyVerdicts(scope: Scope<"costs:read">, since: string): Promise<AnomalyVerdict[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<(Omit<AnomalyVerdict, "at"> & { at: Date })[]>`
      SELECT DISTINCT ON (v.subject, v.team_id, v.from_day) v.subject, v.team_id::text AS "teamId",
        v.from_day::text AS "from", v.verdict, v.reason, coalesce(u.name, 'FinOps') AS author, v.created_at AS at
      FROM anomaly_verdict v LEFT JOIN user_account u ON u.id = v.author_id
      WHERE v.from_day >= ${since}::date
      ORDER BY v.subject, v.team_id, v.from_day, v.created_at DESC, v.id DESC`,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

type Said = AnomalyName & Pick<AnomalyVerdict, "verdict" | "reason">;

/** Adds what somebody says of an anomaly. Throws NotFound for another team's. */
export async function addAnomalyVerdict(
  scope: Scope<"anomalies:write">,
  { subject, teamId, from, verdict, reason }: Said,
): Promise<void> {
  const isOwn = teamId === null ? scope.role !== "manager" : scope.teamIds.includes(teamId);
  if (!isOwn) throw new NotFound("anomaly");
  return writeAs(scope, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO anomaly_verdict (subject, team_id, from_day, verdict, reason, author_id)
      VALUES (${subject}, ${teamId}::uuid, ${from}::date, ${verdict}, ${reason}, app_user()::uuid)`;
    return {
      result: undefined,
      audit: {
        action: verdict === "ignored" ? "anomaly.ignore" : "anomaly.reopen",
        entity: "anomaly",
        entityId: `${from}/${subject}`,
        detail: reason === "" ? {} : { reason },
      },
    };
  });
}

export async function getAnomalyLimits(scope: Scope): Promise<AnomalyLimits> {
  const row = await readAs(scope, (tx) =>
    tx.organisation.findUnique({ where: { id: 1 }, select: { anomalyLimits: true } }),
  );
  return anomalyLimitsOf(row?.anomalyLimits);
}

/** Returns the limits that held before, so that the change can be undone. */
export async function updateAnomalyLimits(
  scope: Scope<"settings:write">,
  { limits, at }: { limits: AnomalyLimits; at: Date },
): Promise<AnomalyLimits> {
  return writeAs(scope, async (tx) => {
    const row = await tx.organisation.findUnique({ where: { id: 1 }, select: { anomalyLimits: true } });
    if (!row) throw new NotFound("organisation");
    const before = anomalyLimitsOf(row.anomalyLimits);
    await tx.organisation.update({ where: { id: 1 }, data: { anomalyLimits: limits, updatedAt: at } });
    return {
      result: before,
      audit: {
        action: "anomaly-limits.update",
        entity: "organisation",
        entityId: "1",
        detail: { before, after: limits },
      },
    };
  });
}
