import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { WebhookRow } from "@/lib/schema/alert-kind";

type Writer = Scope<"alerts:write">;

const webhooksAtMost = 10;

/** `failing` is why the last call that ended was given up; null when it arrived, or when there was none. */
export async function listWebhooks(scope: Writer): Promise<WebhookRow[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<WebhookRow[]>`
      SELECT w.id::text, w.url, to_char(w.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "createdAt",
        (SELECT CASE WHEN o.state = 'failed' THEN coalesce(o.failure, 'no answer') END FROM outbox o
         WHERE o.webhook_id = w.id AND o.state <> 'waiting' ORDER BY o.done_at DESC LIMIT 1) AS failing
      FROM webhook w ORDER BY w.created_at, w.id`,
  );
}

export async function createWebhook(scope: Writer, url: string): Promise<string> {
  try {
    return await writeAs(scope, async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('crossover.webhook'))::text`;
      if ((await tx.webhook.count()) >= webhooksAtMost)
        throw new Conflict(`There are ${webhooksAtMost} webhooks already. Remove one first.`);
      const { id } = await tx.webhook.create({ data: { url, createdById: scope.userId }, select: { id: true } });
      return { result: id, audit: { action: "webhook.create", entity: "webhook", entityId: id, detail: { url } } };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new InvalidInput([{ field: "url", rule: "This address has a webhook already.", value: url }]);
    throw error;
  }
}

/** What waits to be sent to it goes too. */
export async function removeWebhook(scope: Writer, id: string): Promise<void> {
  return writeAs(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ url: string }[]>`DELETE FROM webhook WHERE id = ${id}::uuid RETURNING url`;
    if (!row) throw new NotFound("webhook");
    const audit = { action: "webhook.remove", entity: "webhook", entityId: id, detail: { url: row.url } };
    return { result: undefined, audit };
  });
}
