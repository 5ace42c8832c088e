import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { checked } from "../reader/checked";

vi.setConfig({ testTimeout: 600_000 });

const good = [
  "0",
  "1",
  "-2.5",
  "0.000000000000000001",
  "6.123E-7",
  "35.2E7",
  "00012.500",
  "99999999.123456789012345678",
];
const bad = ["1,000", "+5", "NaN", "0.0000000000000000001", "abc", "NULL", "", "1e+2"];

const amount = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...good) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.integer({ min: 7, max: 18 }))
      .map(([units, decimals]) => decimalText(units, decimals)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...bad) },
);
const day = fc.integer({ min: 1, max: 31 }).map((number) => `2026-10-${number.toString().padStart(2, "0")}`);
const instant = fc.oneof(
  { weight: 9, arbitrary: day.map((text) => `${text}T00:00:00Z`) },
  { weight: 3, arbitrary: day },
  { weight: 1, arbitrary: fc.constantFrom("2026-10-32", "soon", "") },
);
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("=1+1", 'say "x"', "a,b", "two\nlines", "\u202e", "NULL"),
);

const line = fc.record({
  BilledCost: amount,
  EffectiveCost: amount,
  ListCost: amount,
  BillingPeriodStart: fc.constantFrom("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
  ChargePeriodStart: instant,
  BillingCurrency: fc.constantFrom("USD", "eur"),
  ServiceName: word,
  Tags: fc.oneof(
    fc.constantFrom("", "{", '{"team":"a"}'),
    fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }).map((tags) => JSON.stringify(tags)),
  ),
  x_note: word,
});

const file = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  order: fc.shuffledSubarray(
    [
      "BilledCost",
      "EffectiveCost",
      "ListCost",
      "BillingPeriodStart",
      "ChargePeriodStart",
      "BillingCurrency",
      "ServiceName",
      "Tags",
      "x_note",
    ] as const,
    { minLength: 9 },
  ),
  end: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\uFEFF"),
});

test("60 generated files: no crash, and sums to the last digit as an independent reader finds them", async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, order, end, mark }) => {
      fc.pre(
        lines.some(({ BilledCost, EffectiveCost }) => unitsOf(BilledCost) !== null || unitsOf(EffectiveCost) !== null),
      );
      const rows = lines.map((each) => order.map((name) => quoted(each[name])).join(","));
      const csv = `${mark}${[order.join(","), ...rows].join(end)}`;
      const meant = withCopiedCosts(lines);
      const taken = meant.filter(isTaken);
      await checked(csv, async ({ check, rows: copied }) => {
        expect([check.rows, check.accepted]).toEqual([lines.length, taken.length]);
        for (const currency of ["USD", "EUR"]) {
          const own = taken.filter((each) => each.BillingCurrency.toUpperCase() === currency);
          const sum = (name: "BilledCost" | "EffectiveCost") =>
            own.reduce((units, each) => units + (unitsOf(each[name]) ?? 0n), 0n);
          const total = check.totals[currency];
          expect(total === undefined).toBe(own.length === 0);
          if (total)
            expect([unitsOf(total.billed), unitsOf(total.effective)]).toEqual([
              sum("BilledCost"),
              sum("EffectiveCost"),
            ]);
        }
        for (const { month, rows: count } of check.months) {
          const [found, sums, facts] = [
            await copied("copy-lines", { month }),
            await copied("copy-rollup", { month }),
            await copied("copy-facts", { month }),
          ];
          expect(found).toHaveLength(count);
          const billed = (some: typeof found) =>
            some.reduce((units, each) => units + (unitsOf(each.billed ?? "") ?? 0n), 0n);
          expect([billed(sums), billed(facts)]).toEqual([billed(found), billed(found)]);
        }
      });
    }),
    { numRuns: 60 },
  );
});

/** A column of costs without a single value is absent: the other is taken for it. */
function withCopiedCosts(lines: readonly Line[]): Line[] {
  const isAbsent = (name: "BilledCost" | "EffectiveCost") =>
    lines.every((each) => each[name] === "" || each[name] === "NULL");
  if (isAbsent("BilledCost")) return lines.map((each) => ({ ...each, BilledCost: each.EffectiveCost }));
  return isAbsent("EffectiveCost") ? lines.map((each) => ({ ...each, EffectiveCost: each.BilledCost })) : [...lines];
}

type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

function isTaken({ BilledCost, EffectiveCost, ListCost, ChargePeriodStart }: Line): boolean {
  const list = ListCost === "" || ListCost === "NULL" || unitsOf(ListCost) !== null;
  return (
    unitsOf(BilledCost) !== null &&
    unitsOf(EffectiveCost) !== null &&
    list &&
    /^2026-10-(0[1-9]|[12]\d|3[01])(T00:00:00Z)?$/.test(ChargePeriodStart)
  );
}

/** Units of 10⁻¹⁸, read without any code of the application; null: no amount. */
function unitsOf(text: string): bigint | null {
  const [, sign, whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:E(-?\d+))?$/.exec(text) ?? [];
  if (whole === "") return null;
  const shift = 18 + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const cut = 10n ** BigInt(Math.max(0, -shift));
  if (digits % cut !== 0n) return null;
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / cut;
  return sign === "-" ? -units : units;
}

function decimalText(units: bigint, decimals: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? size : `${size.slice(0, -decimals)}.${size.slice(-decimals)}`;
  return units < 0n ? `-${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
