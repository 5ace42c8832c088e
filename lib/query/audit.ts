import { authorizePage } from "@/lib/auth/authorize";
import { auditAction, auditDetail } from "@/lib/format/audit-text";
import { type AuditLine, auditQuery } from "@/lib/schema/audit";
import { listAudit } from "@/lib/store/audit";
import { checkAuditChain, listAuditFilters } from "@/lib/store/audit-chain";
import { getOrganisation } from "@/lib/store/organisation";

const pageSize = 50;
/** Checked on every view of the page; the whole log is checked by `npm run verify-audit`. */
const newestChecked = 5_000;

export async function loadAudit(search: Record<string, string | string[] | undefined>) {
  const scope = await authorizePage("audit:read");
  const { entity, actor, before } = auditQuery.parse({
    entity: search.entity ?? null,
    actor: search.actor ?? null,
    before: search.before ?? null,
  });
  const [{ rows, total }, filters, chain, { timeZone }] = await Promise.all([
    listAudit(scope, { before, limit: pageSize + 1, entity, actorId: actor }),
    listAuditFilters(scope),
    checkAuditChain(scope, newestChecked),
    getOrganisation(scope),
  ]);
  const page = rows.slice(0, pageSize);
  return {
    lines: page.map(
      (row): AuditLine => ({
        id: row.id,
        at: row.at,
        actor: row.actor ?? "Crossover",
        action: auditAction(row.action),
        detail: auditDetail(row.detail),
        entityId: row.entityId,
      }),
    ),
    total,
    chain,
    filters,
    entity,
    actor,
    timeZone,
    newest: before === null,
    /** Where the next older page begins; null on the last one. */
    olderBefore: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
