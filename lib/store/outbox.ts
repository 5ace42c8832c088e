import type { Scope } from "@/lib/auth/scope";
import { noteAs, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { type Message, message } from "@/lib/schema/alert";
import type { OutboxRow } from "@/lib/schema/alert-kind";

type Writer = Scope<"alerts:write">;

export type OutboxTarget = { channel: "email"; userId: string } | { channel: "webhook"; webhookId: string };

export type OutboxEntry = { key: string; target: OutboxTarget; payload: Message };

/** Puts something in the outbox, once for each key. Returns whether it is new. */
export async function enqueue(tx: Transaction, { key, target, payload }: OutboxEntry): Promise<boolean> {
  const userId = target.channel === "email" ? target.userId : null;
  const webhookId = target.channel === "webhook" ? target.webhookId : null;
  const added = await tx.$executeRaw`
    INSERT INTO outbox (key, channel, user_id, webhook_id, payload)
    VALUES (${key}, ${target.channel}, ${userId}::uuid, ${webhookId}::uuid, ${JSON.stringify(payload)}::jsonb)
    ON CONFLICT (key) DO NOTHING`;
  return added > 0;
}

export type Claimed = {
  id: string;
  /** With this one. */
  attempts: number;
  payload: Message;
  /** An enabled member's address; null for a webhook. */
  email: string | null;
  webhook: { id: string; url: string } | null;
};

export type ClaimOptions = { most: number; leaseSeconds: number };

/**
 * Takes what is due, each row by one server only. It comes up again after the lease, so that what a stopped server had
 * taken is not lost; whoever sends in time settles it before.
 */
export async function claimOutbox(scope: Writer, { most, leaseSeconds }: ClaimOptions): Promise<Claimed[]> {
  return noteAs(scope, async (tx) => {
    const rows = await tx.$queryRaw<ClaimedRow[]>`
      WITH due AS (
        SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= clock_timestamp()
        ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED
      ), taken AS (
        UPDATE outbox o SET attempts = o.attempts + 1,
          due_at = clock_timestamp() + make_interval(secs => ${leaseSeconds}::int)
        FROM due WHERE o.id = due.id RETURNING o.*
      )
      SELECT t.id::text, t.attempts, t.payload, u.email, t.webhook_id::text AS "webhookId", w.url
      FROM taken t LEFT JOIN user_account u ON u.id = t.user_id AND u.disabled_at IS NULL
      LEFT JOIN webhook w ON w.id = t.webhook_id ORDER BY t.created_at, t.id`;
    return rows.map(({ webhookId, url, payload, ...row }) => ({
      ...row,
      payload: message.parse(payload),
      webhook: webhookId !== null && url !== null ? { id: webhookId, url } : null,
    }));
  });
}

type ClaimedRow = {
  id: string;
  attempts: number;
  payload: unknown;
  email: string | null;
  webhookId: string | null;
  url: string | null;
};

export type Settlement =
  | { state: "sent" }
  | { state: "failed"; failure: string }
  /** It is tried again after so many seconds. */
  | { state: "waiting"; failure: string; afterSeconds: number };

/** Says how an attempt ended; one that another server has taken since stays that server's. */
export async function settleOutbox(
  scope: Writer,
  { id, attempts }: Pick<Claimed, "id" | "attempts">,
  settled: Settlement,
): Promise<void> {
  const failure = settled.state === "sent" ? null : settled.failure.slice(0, 500);
  const afterSeconds = settled.state === "waiting" ? settled.afterSeconds : 0;
  await noteAs(
    scope,
    (tx) => tx.$executeRaw`
      UPDATE outbox SET state = ${settled.state}, failure = ${failure},
        due_at = clock_timestamp() + make_interval(secs => ${afterSeconds}::int),
        done_at = CASE WHEN ${settled.state} <> 'waiting' THEN clock_timestamp() END
      WHERE id = ${id}::uuid AND state = 'waiting' AND attempts = ${attempts}`,
  );
}

/** What was last sent, waits or was given up; what needs somebody first. */
export async function listOutbox(scope: Writer, most = 30): Promise<OutboxRow[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<OutboxRow[]>`
      SELECT o.id::text, o.channel, coalesce(u.name || ', ' || u.email, w.url) AS "to", o.payload->>'subject' AS subject,
        o.state, o.attempts, o.failure,
        to_char(coalesce(o.done_at, o.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
      FROM outbox o LEFT JOIN user_account u ON u.id = o.user_id LEFT JOIN webhook w ON w.id = o.webhook_id
      ORDER BY o.state = 'sent', coalesce(o.done_at, o.created_at) DESC, o.id LIMIT ${most}`,
  );
}

/** Tries again what was given up, from the start. */
export async function retryOutbox(scope: Writer, id: string): Promise<void> {
  return writeAs(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ subject: string }[]>`
      UPDATE outbox SET state = 'waiting', attempts = 0, due_at = clock_timestamp(), done_at = NULL
      WHERE id = ${id}::uuid AND state = 'failed' RETURNING payload->>'subject' AS subject`;
    if (!row) throw new Conflict("This is no longer given up.");
    const detail = { name: row.subject };
    return { result: undefined, audit: { action: "outbox.retry", entity: "outbox", entityId: id, detail } };
  });
}

/** Puts scheduled reports in the outbox, each key once; one audit row says which are new. */
export async function enqueueReports(scope: Writer, entries: readonly OutboxEntry[]): Promise<number> {
  return writeAs(scope, async (tx) => {
    const added: string[] = [];
    for (const entry of entries) if (await enqueue(tx, entry)) added.push(entry.key);
    const audit = added.map((key) => ({ action: "report.send", entity: "outbox", entityId: key.slice(0, 200) }));
    return { result: added.length, audit };
  });
}
