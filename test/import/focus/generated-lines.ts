import fc from "fast-check";

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

export const line = fc.record({
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

export const columns = [
  "BilledCost",
  "EffectiveCost",
  "ListCost",
  "BillingPeriodStart",
  "ChargePeriodStart",
  "BillingCurrency",
  "ServiceName",
  "Tags",
  "x_note",
] as const;

/** A file: its lines, the order of its columns, how its lines end, and whether a mark stands before them. */
export const file = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  order: fc.shuffledSubarray([...columns], { minLength: columns.length }),
  end: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\uFEFF"),
});

export type GeneratedFile = typeof file extends fc.Arbitrary<infer T> ? T : never;

/** The cells of a line by the names of their columns. */
export type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

/** Whether a line has to be taken, by a second reading of its cells. */
export function isTaken({ BilledCost, EffectiveCost, ListCost, ChargePeriodStart }: Line): boolean {
  const list = ListCost === "" || ListCost === "NULL" || unitsOf(ListCost) !== null;
  return (
    unitsOf(BilledCost) !== null &&
    unitsOf(EffectiveCost) !== null &&
    list &&
    /^2026-10-(0[1-9]|[12]\d|3[01])(T00:00:00Z)?$/.test(ChargePeriodStart)
  );
}

/** Units of 10⁻¹⁸, read without any code of the application; null: no amount. */
export function unitsOf(text: string): bigint | null {
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

export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
