import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { gpuHourRate } from "@/lib/calc/rate";
import { tierOf } from "@/lib/calc/supply";
import { tiers } from "@/lib/calc/tier";
import { today } from "@/lib/clock";
import type { BookEntry, BookSupply, PriceBook } from "@/lib/schema/price-book";
import type { IsoDay } from "@/lib/schema/price-entry";
import { supplyKindNames } from "@/lib/schema/supply-defaults";
import { getOrganisation } from "@/lib/store/organisation";
import { listPriceHistories, type PriceHistory } from "@/lib/store/supplies";

export async function loadPriceBook(): Promise<PriceBook> {
  const scope = await authorizePage("prices:read");
  const [histories, organisation] = await Promise.all([listPriceHistories(scope), getOrganisation(scope)]);
  const on = today();
  const supplies = histories
    .filter(({ archived }) => !archived)
    .flatMap((history) => supplyOn(history, on))
    .toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
  return {
    currency: organisation.currency,
    today: on,
    mayWrite: mayDo(scope.role, "prices:write"),
    supplies,
    archived: histories.filter(({ archived }) => archived).map(({ id, name }) => ({ id, name })),
    comparison: comparisonOf(supplies),
  };
}

/** Only hours of the same class are the same amount of work, so only they are compared. */
function comparisonOf(supplies: readonly BookSupply[]): PriceBook["comparison"] {
  const classes = [...new Set(supplies.flatMap(({ current }) => (current ? [current.terms.gpuClass] : [])))];
  const compared = classes.map((gpuClass) => {
    const priced = supplies.filter(({ current }) => current?.terms.gpuClass === gpuClass);
    const ranges = tiers.flatMap((tier) => {
      const rates = priced
        .filter((supply) => supply.tier === tier)
        .flatMap(({ current }) => (current?.gpuHourRate == null ? [] : [current.gpuHourRate]));
      return rates.length === 0 ? [] : [{ tier, low: Math.min(...rates), high: Math.max(...rates) }];
    });
    return { gpuClass, ranges, offers: priced.length };
  });
  const [most] = compared.toSorted((a, b) => b.ranges.length - a.ranges.length || b.offers - a.offers);
  return most && most.ranges.length > 1 ? { gpuClass: most.gpuClass, ranges: most.ranges } : null;
}

function supplyOn({ id, name, workloads, entries }: PriceHistory, on: IsoDay): BookSupply[] {
  const valid = entries.find(({ validFrom }) => validFrom <= on);
  const dated = entries.map((entry): BookEntry => {
    const status = entry.validFrom > on ? "future" : entry.id === valid?.id ? "valid" : "past";
    return { ...entry, status, gpuHourRate: gpuHourRate(entry.terms) };
  });
  const newest = dated[0];
  if (!newest) return [];
  return [
    {
      id,
      name,
      kind: newest.terms.kind,
      kindName: supplyKindNames[newest.terms.kind],
      tier: tierOf(newest.terms),
      workloads,
      current: dated.find(({ status }) => status === "valid") ?? null,
      next: dated.findLast(({ status }) => status === "future") ?? null,
      entries: dated,
    },
  ];
}
