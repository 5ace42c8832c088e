import type { Scope } from "@/lib/auth/scope";
import { type WorkloadKind, workloadKinds } from "@/lib/calc/classify";
import { type Supply, type SupplyKind, tierOf } from "@/lib/calc/supply";
import type { Tier } from "@/lib/calc/tier";
import { readAs } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { type IsoDay, supplyKinds, supplyOf } from "@/lib/schema/price-entry";

export type DatedTerms = { validFrom: IsoDay; terms: Supply };

/** What a file is read with: names that its lines may use, and prices for usage that comes without any. */
export type ImportContext = {
  currency: string;
  workloads: { id: string; name: string; kind: WorkloadKind; tier: Tier }[];
  teams: { id: string; name: string }[];
  /** The price book's fleets, oldest price first. */
  fleets: { name: string; prices: DatedTerms[] }[];
};

export async function getImportContext(scope: Scope<"imports:write">): Promise<ImportContext> {
  return readAs(scope, async (tx) => {
    const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { currency: true } });
    if (!organisation) throw new NotFound("organisation");
    const workloads = await tx.workload.findMany({
      where: { archivedAt: null },
      select: { id: true, name: true, kind: true, supply: { select: { kind: true } } },
      orderBy: { name: "asc" },
    });
    const teams = await tx.team.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
    const supplies = await tx.supply.findMany({
      where: { kind: { not: "cloud" } },
      orderBy: { name: "asc" },
      include: { prices: { orderBy: { validFrom: "asc" } } },
    });
    const fleets = supplies.map(({ id, name, kind, prices }) => ({
      name,
      prices: prices.map(({ validFrom, terms }) => ({
        validFrom: validFrom.toISOString().slice(0, 10),
        terms: supplyOf({ id, name, kind, terms }),
      })),
    }));
    return {
      currency: organisation.currency,
      workloads: workloads.map(({ id, name, kind, supply }) => ({
        id,
        name,
        kind: kindOf(kind),
        tier: tierOf({ kind: supplyKindOf(supply.kind) }),
      })),
      teams,
      fleets,
    };
  });
}

function kindOf(text: string): WorkloadKind {
  const kind = workloadKinds.find((each) => each === text);
  if (!kind) throw new RangeError(`"${text}" is no kind of workload.`);
  return kind;
}

function supplyKindOf(text: string): SupplyKind {
  const kind = supplyKinds.find((each) => each === text);
  if (!kind) throw new RangeError(`"${text}" is no kind of supply.`);
  return kind;
}
