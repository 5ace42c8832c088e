import type { Scope } from "@/lib/auth/scope";
import { readAs, writeAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { AlertKind } from "@/lib/schema/alert-kind";
import { firstDay } from "./month-date";
import { enqueue, type OutboxEntry } from "./outbox";

type Writer = Scope<"alerts:write">;

/** Something that a rule found, with who is told of it. */
export type Finding = {
  /** Of rule, month, team and threshold: the same key is told once. */
  key: string;
  ruleId: string;
  kind: AlertKind;
  teamId: string | null;
  month: IsoMonth | null;
  title: string;
  detail: string;
  href: string;
};

export type Told = {
  /** Who sees it under the bell. */
  onScreen: readonly string[];
  /** What is sent besides, once the alert has its id. */
  outbox: (alertId: string) => readonly OutboxEntry[];
};

/**
 * Fires an alert, with its notifications and everything to be sent, in one transaction. Of several who find the same at
 * once one succeeds; the others get false.
 */
export async function fireAlert(scope: Writer, { finding, told, at }: FireInput): Promise<boolean> {
  const { key, ruleId, kind, teamId, month, title, detail, href } = finding;
  return writeAs(scope, async (tx) => {
    const [alert] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO alert (key, rule_id, kind, team_id, month, title, detail, href, fired_at)
      SELECT ${key}, r.id, ${kind}, ${teamId}::uuid, ${month === null ? null : firstDay(month)}::date, ${title},
        ${detail}, ${href}, ${at}::timestamptz FROM alert_rule r WHERE r.id = ${ruleId}::uuid
      ON CONFLICT (key) DO NOTHING RETURNING id::text`;
    if (!alert) return { result: false, audit: [] };
    for (const userId of told.onScreen) {
      await tx.$executeRaw`
        INSERT INTO notification (alert_id, user_id, team_id)
        VALUES (${alert.id}::uuid, ${userId}::uuid, ${teamId}::uuid)`;
    }
    for (const entry of told.outbox(alert.id)) await enqueue(tx, entry);
    return {
      result: true,
      audit: { action: "alert.fire", entity: "alert", entityId: alert.id, detail: { name: title, key } },
    };
  });
}

type FireInput = { finding: Finding; told: Told; at: Date };

/** Of these keys, those that were told already: they need no work. */
export async function listFiredKeys(scope: Writer, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ key: string }[]>`SELECT key FROM alert WHERE key = ANY (${[...keys]}::text[])`,
  );
  return new Set(rows.map(({ key }) => key));
}
