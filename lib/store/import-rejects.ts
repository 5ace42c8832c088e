import type { Scope } from "@/lib/auth/scope";
import { noteAs, readAs } from "@/lib/db/transaction";
import type { Reject } from "@/lib/schema/import-check";

/** Enough to repair a file by; a file with more is broken as a whole. */
const keptAtMost = 100_000;

const atOnce = 5_000;

/** Keeps the rejected lines of a check, in place of those of an earlier one. Returns how many were kept. */
export async function keepRejects(
  scope: Scope<"imports:write">,
  importId: string,
  rejects: AsyncIterable<Reject>,
): Promise<number> {
  await noteAs(scope, (tx) => tx.importReject.deleteMany({ where: { fileId: importId } }));
  let kept = 0;
  let some: Reject[] = [];
  const write = async () => {
    await noteAs(
      scope,
      (tx) => tx.$executeRaw`
        INSERT INTO import_reject (file_id, line_no, column_name, value, reason)
        SELECT ${importId}::uuid, r.line, r."column", left(r.value, 1000), r.reason
        FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb) AS r(line bigint, "column" text, value text, reason text)
        ON CONFLICT DO NOTHING`,
    );
    kept += some.length;
    some = [];
  };
  for await (const reject of rejects) {
    some.push({ ...reject, value: withoutNul(reject.value), reason: withoutNul(reject.reason) ?? "" });
    if (some.length === atOnce) await write();
    if (kept >= keptAtMost) return kept;
  }
  if (some.length > 0) await write();
  return kept;
}

/** Rejected lines by line and column, after the one given. */
export async function listRejects(
  scope: Scope<"imports:read">,
  { importId, after, limit }: { importId: string; after: { line: number; column: string } | null; limit: number },
): Promise<Reject[]> {
  const rows = await readAs(scope, (tx) =>
    tx.importReject.findMany({
      where: {
        fileId: importId,
        ...(after && {
          OR: [{ lineNo: { gt: after.line } }, { lineNo: after.line, columnName: { gt: after.column } }],
        }),
      },
      orderBy: [{ lineNo: "asc" }, { columnName: "asc" }],
      take: limit,
    }),
  );
  return rows.map(({ lineNo, columnName, value, reason }) => ({
    line: Number(lineNo),
    column: columnName,
    value,
    reason,
  }));
}

/** Postgres keeps no NUL in a text. */
function withoutNul(text: string | null): string | null {
  return text?.replaceAll("\0", "\uFFFD") ?? null;
}
