import type { Scope } from "@/lib/auth/scope";
import type { ChargebackAnswer } from "@/lib/schema/api";
import { type ExportAsked, loadMonthExport } from "./chargeback-export";

/** What each visible team bears of a month, as its statements say it. */
export async function loadChargebackAnswer(
  scope: Scope<"statements:read">,
  asked: ExportAsked,
): Promise<ChargebackAnswer> {
  const { month, state, version, currency, basis, rulesVersion, teams, unallocated, reconciliation } =
    await loadMonthExport(scope, asked);
  return {
    month,
    state,
    version,
    currency,
    basis,
    rulesVersion,
    reconciliation,
    teams: teams.map(({ id, name, unit, state: answered, document }) => {
      const { parts, direct, total, list, discounts } = document.figures[basis];
      const { shared, idle, adjustments, ...byCategory } = parts;
      return {
        id,
        team: name,
        unit,
        state: answered,
        direct: { ...byCategory, total: direct },
        shared,
        idle,
        adjustments,
        total,
        list,
        discounts,
        budget: document.budget,
      };
    }),
    unallocated: unallocated.map(({ owner, name, figures }) => ({ owner, name, total: figures[basis].total })),
  };
}
