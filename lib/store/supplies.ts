import type { Scope } from "@/lib/auth/scope";
import type { Supply, SupplyKind } from "@/lib/calc/supply";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { type IsoDay, type NewSupplyInput, type PriceEntryInput, supplyOf } from "@/lib/schema/price-entry";

/** Whoever may read workloads may read what they are priced with. */
type PriceReader = Scope<"prices:read"> | Scope<"workloads:read">;

export type PricedSupply = {
  id: string;
  name: string;
  kind: SupplyKind;
  terms: Supply;
  /** First day of the price entry that holds on the day asked for. */
  validFrom: IsoDay;
  source: string;
};

/** Supplies in use with the terms that hold on a day; a supply without a price by then is left out. */
export async function listSupplies(scope: PriceReader, { on }: { on: IsoDay }): Promise<PricedSupply[]> {
  const rows = await readAs(scope, (tx) =>
    tx.supply.findMany({
      where: { archivedAt: null },
      orderBy: { name: "asc" },
      include: { prices: { where: { validFrom: { lte: dateOf(on) } }, orderBy: { validFrom: "desc" }, take: 1 } },
    }),
  );
  return rows.flatMap((row) => {
    const entry = row.prices[0];
    if (!entry) return [];
    const { id, name } = row;
    const terms = supplyOf({ id, name, kind: row.kind, terms: entry.terms });
    return [{ id, name, kind: terms.kind, terms, validFrom: dayOf(entry.validFrom), source: entry.source }];
  });
}

export type PriceHistory = {
  id: string;
  name: string;
  archived: boolean;
  /** Live workloads of every team that the reader may see. */
  workloads: number;
  /** Newest first, future ones included. */
  entries: { id: string; validFrom: IsoDay; source: string; terms: Supply }[];
};

/** The whole price book, archived supplies included. */
export async function listPriceHistories(scope: Scope<"prices:read">): Promise<PriceHistory[]> {
  const rows = await readAs(scope, (tx) =>
    tx.supply.findMany({
      orderBy: { name: "asc" },
      include: {
        prices: { orderBy: { validFrom: "desc" } },
        _count: { select: { workloads: { where: { archivedAt: null } } } },
      },
    }),
  );
  return rows.map(({ id, name, kind, archivedAt, prices, _count }) => ({
    id,
    name,
    archived: archivedAt !== null,
    workloads: _count.workloads,
    entries: prices.map((entry) => ({
      id: entry.id,
      validFrom: dayOf(entry.validFrom),
      source: entry.source,
      terms: supplyOf({ id, name, kind, terms: entry.terms }),
    })),
  }));
}

/** Creates a supply with its first price. Refuses a name that is taken, by an archived supply too. */
export async function createSupply(scope: Scope<"prices:write">, input: NewSupplyInput): Promise<{ id: string }> {
  const { name, validFrom, source, terms } = input;
  return refuseTwice(`A supply is already called ${name}.`, () =>
    writeAs(scope, async (tx) => {
      const { id } = await tx.supply.create({
        data: { name, kind: terms.kind, prices: { create: { validFrom: dateOf(validFrom), source, terms } } },
      });
      return {
        result: { id },
        audit: { action: "supply.create", entity: "supply", entityId: id, detail: { name, validFrom, source, terms } },
      };
    }),
  );
}

/** Adds dated terms to a supply in use. An entry never changes another: what was valid before stays in the history. */
export async function addPrice(scope: Scope<"prices:write">, input: PriceEntryInput): Promise<{ id: string }> {
  const { supplyId, validFrom, source, terms } = input;
  return refuseTwice(`This supply already has a price from ${validFrom} on. Choose another day.`, () =>
    writeAs(scope, async (tx) => {
      const supply = await liveSupply(tx, supplyId);
      if (supply.kind !== terms.kind) {
        const rule = `${supply.name} is priced as ${supply.kind}`;
        throw new InvalidInput([{ field: "terms.kind", rule, value: terms.kind }]);
      }
      const { id } = await tx.priceEntry.create({ data: { supplyId, validFrom: dateOf(validFrom), source, terms } });
      return {
        result: { id },
        audit: { action: "price.create", entity: "supply", entityId: supplyId, detail: { validFrom, source, terms } },
      };
    }),
  );
}

/** Takes a supply out of every choice. Refused while workloads run on it: they would lose their price. */
export async function archiveSupply(
  scope: Scope<"prices:write">,
  { id, at }: { id: string; at: Date },
): Promise<{ name: string }> {
  return writeAs(scope, async (tx) => {
    const { name } = await liveSupply(tx, id);
    const workloads = await tx.workload.count({ where: { supplyId: id, archivedAt: null } });
    if (workloads > 0) {
      throw new Conflict(
        workloads === 1
          ? `1 workload runs on ${name}. Move it to another supply first.`
          : `${workloads} workloads run on ${name}. Move them to another supply first.`,
      );
    }
    await tx.supply.update({ where: { id }, data: { archivedAt: at } });
    return {
      result: { name },
      audit: { action: "supply.archive", entity: "supply", entityId: id, detail: { name } },
    };
  });
}

export async function restoreSupply(scope: Scope<"prices:write">, id: string): Promise<{ name: string }> {
  return writeAs(scope, async (tx) => {
    const supply = await tx.supply.findUnique({ where: { id } });
    if (!supply) throw new NotFound("supply");
    await tx.supply.update({ where: { id }, data: { archivedAt: null } });
    return {
      result: { name: supply.name },
      audit: { action: "supply.restore", entity: "supply", entityId: id, detail: { name: supply.name } },
    };
  });
}

async function liveSupply(tx: Transaction, id: string): Promise<{ name: string; kind: string }> {
  const supply = await tx.supply.findUnique({ where: { id } });
  if (!supply) throw new NotFound("supply");
  if (supply.archivedAt) throw new Conflict(`${supply.name} is archived. Restore it first.`);
  return supply;
}

/** The database's unique keys decide, so that two people at once cannot both win. */
async function refuseTwice<T>(message: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") throw new Conflict(message);
    throw error;
  }
}

function dateOf(day: IsoDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): IsoDay {
  return date.toISOString().slice(0, 10);
}
