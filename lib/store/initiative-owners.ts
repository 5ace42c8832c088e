import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

/** Members who can own an initiative, by name. */
export async function listMembersToChoose(scope: Scope<"roadmap:write">): Promise<{ id: string; name: string }[]> {
  return readAs(scope, (tx) =>
    tx.user.findMany({
      where: { disabledAt: null },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
}
