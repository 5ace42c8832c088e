import type { Scope } from "@/lib/auth/scope";
import type { Thresholds } from "@/lib/calc/classify";
import { readAs, writeAs } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { differences, thresholdsOf } from "@/lib/schema/settings";

/** The organisation's thresholds: the guide's, except where somebody changed them. */
export async function getThresholds(scope: Scope): Promise<Thresholds> {
  const row = await readAs(scope, (tx) =>
    tx.organisation.findUnique({ where: { id: 1 }, select: { thresholds: true } }),
  );
  return thresholdsOf(row?.thresholds);
}

/** Returns the thresholds that held before, so that the change can be undone. */
export async function updateThresholds(
  scope: Scope<"settings:write">,
  { thresholds, at }: { thresholds: Thresholds; at: Date },
): Promise<Thresholds> {
  return writeAs(scope, async (tx) => {
    const row = await tx.organisation.findUnique({ where: { id: 1 }, select: { thresholds: true } });
    if (!row) throw new NotFound("organisation");
    const before = thresholdsOf(row.thresholds);
    await tx.organisation.update({
      where: { id: 1 },
      data: { thresholds: differences(thresholds), updatedAt: at },
    });
    return {
      result: before,
      audit: {
        action: "thresholds.update",
        entity: "organisation",
        entityId: "1",
        detail: { before, after: thresholds },
      },
    };
  });
}
