import { authorize, authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import type { ExchangeRatesPage } from "@/lib/chart/exchange-rates-page";
import { today } from "@/lib/clock";
import { defused, formatCsv } from "@/lib/format/csv";
import { listExchangeRates } from "@/lib/store/exchange-rates";
import { listMissingRates } from "@/lib/store/missing-rates";
import { getOrganisation } from "@/lib/store/organisation";

export async function loadExchangeRates(): Promise<ExchangeRatesPage> {
  const scope = await authorizePage("prices:read");
  const [{ currency }, rates, missing] = await Promise.all([
    getOrganisation(scope),
    listExchangeRates(scope),
    listMissingRates(await authorize("costs:read")),
  ]);
  return { currency, thisMonth: today().slice(0, 7), rates, missing, mayWrite: mayDo(scope.role, "prices:write") };
}

/** Every rate, as a file that can be imported again. */
export async function loadRatesFile(scope: Scope<"prices:read">): Promise<string> {
  const rates = await listExchangeRates(scope);
  const rows = rates.map(({ month, currency, rate, source }) => [month, currency, rate, defused(source)]);
  return formatCsv([["month", "currency", "rate", "source"], ...rows]);
}
