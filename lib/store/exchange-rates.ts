import type { Scope } from "@/lib/auth/scope";
import { isLockTimeout } from "@/lib/db/lock-timeout";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ExchangeRateInput } from "@/lib/schema/exchange-rate";
import { firstDay } from "./month-date";

/** Units of the reporting currency for one unit of another, as exact decimal text. */
export type StoredRate = { month: IsoMonth; currency: string; rate: string; source: string; isClosed: boolean };

/** Newest month first. The rates of a closed month are those it was closed with: they no longer change. */
export async function listExchangeRates(scope: Scope<"prices:read">): Promise<StoredRate[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<StoredRate[]>`
      SELECT to_char(r.month, 'YYYY-MM') AS month, r.currency::text, trim_scale(r.rate)::text AS rate, r.source,
        coalesce(p.state = 'closed', false) AS "isClosed"
      FROM exchange_rate r LEFT JOIN billing_period p ON p.month = r.month ORDER BY r.month DESC, r.currency`,
  );
}

/** Enters or changes a rate, to its last digit. Throws Conflict for a closed month; the same again leaves no trace. */
export async function setExchangeRate(scope: Scope<"prices:write">, input: ExchangeRateInput): Promise<void> {
  const { month, currency, source } = input;
  const rate = formatAmount(amountOf(input.rate));
  await writeAs(scope, async (tx) => {
    await requireForeign(tx, currency);
    await holdOpenMonth(tx, month);
    const before = await rateIn(tx, { month, currency });
    if (before?.rate === rate && before.source === source) return { result: undefined, audit: [] };
    await tx.$executeRaw`
      INSERT INTO exchange_rate (month, currency, rate, source)
      VALUES (${firstDay(month)}::date, ${currency}, ${rate}::numeric, ${source})
      ON CONFLICT (month, currency) DO UPDATE SET rate = excluded.rate, source = excluded.source`;
    return { result: undefined, audit: auditOf({ month, currency }, before, { rate, source }) };
  });
}

/** Takes a rate away, for one that was entered by mistake. Throws Conflict for a closed month. */
export async function removeExchangeRate(
  scope: Scope<"prices:write">,
  { month, currency }: { month: IsoMonth; currency: string },
): Promise<void> {
  await writeAs(scope, async (tx) => {
    await holdOpenMonth(tx, month);
    const before = await rateIn(tx, { month, currency });
    if (!before) throw new NotFound("exchange rate");
    await tx.$executeRaw`DELETE FROM exchange_rate WHERE month = ${firstDay(month)}::date AND currency = ${currency}`;
    return { result: undefined, audit: auditOf({ month, currency }, before, null) };
  });
}

type Named = { month: IsoMonth; currency: string };
type Known = { rate: string; source: string };

async function rateIn(tx: Transaction, { month, currency }: Named): Promise<Known | null> {
  const [row] = await tx.$queryRaw<Known[]>`
    SELECT trim_scale(rate)::text AS rate, source FROM exchange_rate
    WHERE month = ${firstDay(month)}::date AND currency = ${currency} FOR UPDATE`;
  return row ?? null;
}

/** A month without a row has no lines yet, and cannot be closed. */
async function holdOpenMonth(tx: Transaction, month: IsoMonth): Promise<void> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM billing_period WHERE month = ${firstDay(month)}::date FOR SHARE`.catch((error: unknown) => {
    throw isLockTimeout(error) ? new Conflict(`${month} is being closed; try again in a moment.`) : error;
  });
  if (row?.state === "closed") {
    throw new Conflict(`${month} is closed with the rates it had: enter the new one for a month that is open.`);
  }
}

async function requireForeign(tx: Transaction, currency: string): Promise<void> {
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { currency: true } });
  if (!organisation) throw new NotFound("organisation");
  if (organisation.currency === currency) {
    throw new InvalidInput([{ field: "currency", rule: "This is the reporting currency: its rate is always 1." }]);
  }
}

function auditOf({ month, currency }: Named, before: Known | null, after: Known | null) {
  const changes = {
    rate: { from: before?.rate ?? null, to: after?.rate ?? null },
    source: { from: before?.source ?? null, to: after?.source ?? null },
  };
  return {
    action: after === null ? "exchange-rate.remove" : before === null ? "exchange-rate.create" : "exchange-rate.update",
    entity: "exchange-rate",
    entityId: `${month}/${currency}`,
    detail: { name: `${currency} ${month}`, changes },
  };
}
