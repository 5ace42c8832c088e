import type { Scope } from "@/lib/auth/scope";
import { Conflict, RefusedFile } from "@/lib/errors";
import type { ImportAnswer } from "@/lib/schema/import";
import { getImport, getImportCheck } from "@/lib/store/import-detail";
import type { ReceivedImport } from "./receive-import";
import type { Outcome } from "./running";

type Writer = Scope<"imports:write">;

export type Answered = { body: ImportAnswer; status: 200 | 201 | 202 };

/** What an upload is answered with: at once, or when its check and commit are over. */
export async function importAnswerOf(
  scope: Writer,
  { id, duplicate, outcome }: ReceivedImport,
  { wait, commit }: { wait: boolean; commit: boolean },
): Promise<Answered> {
  if (!wait && outcome) return { body: await answerOf(scope, id, duplicate), status: 202 };
  const ended = outcome && (await outcome);
  if (ended) await requireGood(scope, id, { ended, commit });
  const counted = ended?.state === "duplicate" ? ended.of : id;
  const isDuplicate = duplicate || counted !== id;
  return { body: await answerOf(scope, counted, isDuplicate), status: isDuplicate ? 200 : 201 };
}

async function answerOf(scope: Writer, id: string, duplicate: boolean): Promise<ImportAnswer> {
  const { status, rows, rejected, totals } = await getImport(scope, id);
  return { id, status, duplicate, rows, rejected, totals };
}

async function requireGood(
  scope: Writer,
  id: string,
  { ended, commit }: { ended: Outcome; commit: boolean },
): Promise<void> {
  switch (ended.state) {
    case "failed":
      throw ended.error;
    case "cancelled":
      throw new Conflict("This import was cancelled meanwhile.");
    case "refused":
      throw new Conflict(ended.reason);
    case "unreadable":
    case "unmapped":
      throw await refused(scope, id, ended.reason);
    case "staged":
      if (!commit) return;
      throw await refused(
        scope,
        id,
        "Lines of the file were rejected, so it waits. Send it again with acceptRejects=true, or switch it on without them.",
      );
    default:
      return;
  }
}

async function refused(scope: Writer, id: string, reason: string): Promise<RefusedFile> {
  const [body, check] = await Promise.all([answerOf(scope, id, false), getImportCheck(scope, id)]);
  const { status, rows, rejected } = body;
  return new RefusedFile(reason, { id, import: { status, rows, rejected }, rejects: check?.rejects ?? [] });
}
