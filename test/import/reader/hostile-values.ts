/** What becomes of a line with such cells: it is taken, held back for review, or rejected with a column and a reason. */
export type HostileValue = {
  what: string;
  cells: Readonly<Record<string, string>>;
  becomes: "taken" | { held: string } | { rejected: string; because: string };
};

const billed = (what: string, value: string, because: string): HostileValue => ({
  what,
  cells: { BilledCost: value },
  becomes: { rejected: "BilledCost", because },
});

const taken = (what: string, cells: Readonly<Record<string, string>>): HostileValue => ({
  what,
  cells,
  becomes: "taken",
});

const held = (what: string, cells: Readonly<Record<string, string>>, reason: string): HostileValue => ({
  what,
  cells,
  becomes: { held: reason },
});

const instant = (what: string, value: string): HostileValue => ({
  what,
  cells: { ChargePeriodStart: value },
  becomes: { rejected: "ChargePeriodStart", because: "" },
});

const currency = (what: string, value: string): HostileValue => ({
  what,
  cells: { BillingCurrency: value },
  becomes: { rejected: "BillingCurrency", because: "" },
});

const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;

export const hostileValues: readonly HostileValue[] = [
  billed("no cost", "", "is missing"),
  billed("a cost of NULL", "NULL", "is missing"),
  billed("a cost of spaces", "   ", "empty"),
  billed("NaN", "NaN", "finite"),
  billed("infinity", "Infinity", "finite"),
  billed("minus infinity", "-inf", "finite"),
  billed("a plus sign", "+5", "plus sign"),
  billed("a thousands separator", "1,000", "separator"),
  billed("a decimal comma", "1,5", "separator"),
  billed("an apostrophe as separator", "1'000", "separator"),
  billed("an underscore as separator", "1_000", "separator"),
  billed("a narrow space as separator", "1\u202f000", "decimal number"),
  billed("a currency sign", "$5", "decimal number"),
  billed("a currency behind it", "5 USD", "decimal number"),
  billed("brackets for a negative", "(5)", "decimal number"),
  billed("a minus behind it", "5-", "decimal number"),
  billed("a true minus sign", "\u22125", "decimal number"),
  billed("two minus signs", "--5", "decimal number"),
  billed("two points", "1.2.3", "decimal number"),
  billed("only a point", ".", "decimal number"),
  billed("only a minus", "-", "decimal number"),
  billed("words", "five", "decimal number"),
  billed("hexadecimal", "0x1F", "decimal number"),
  billed("a percentage", "5%", "decimal number"),
  billed("a fraction", "1/2", "decimal number"),
  billed("a true value", "true", "decimal number"),
  billed("Arabic digits", "\u0661\u0662", "decimal number"),
  billed("full-width digits", "\uff11\uff12", "decimal number"),
  billed("a cell that is a formula", "=1+1", "plus sign"),
  billed("a formula that calls a program", "=cmd|' /C calc'!A0", ""),
  billed("SQL", "1; DROP TABLE cost_line", "is no amount"),
  billed("21 digits before the point", "1".repeat(21), "20 digits"),
  billed("a thousand digits", "1".repeat(1_000), "longer than 100"),
  billed("19 decimals", "0.0000000000000000001", "18 decimals"),
  billed("an exponent too small", "1E-19", "18 decimals"),
  billed("an exponent too large", "1E20", "20 digits"),
  billed("an exponent of 308", "1E308", "20 digits"),
  billed("an exponent of a billion", "1E1000000000", ""),
  billed("an exponent of minus a billion", "1E-1000000000", ""),
  billed("an exponent with a point", "1E1.5", "decimal number"),
  billed("an exponent without a number", "E5", "decimal number"),
  billed("an exponent with a plus", "1e+2", "plus sign"),
  billed("an exponent of nothing", "1E", "decimal number"),
  billed("JSON", '{"cost":5}', "decimal number"),
  taken("a cost of minus zero", { BilledCost: "-0.000" }),
  taken("a hundred zeros less one", { BilledCost: `${"0".repeat(97)}1.5` }),
  taken("a cost without a whole part", { BilledCost: ".5", EffectiveCost: ".5" }),
  taken("the smallest cost there is", { BilledCost: "0.000000000000000001", EffectiveCost: "0.000000000000000001" }),
  taken("a negative cost", { BilledCost: "-5", EffectiveCost: "-5" }),
  held("the largest cost there is", { BilledCost: "9".repeat(19), EffectiveCost: "1" }, "a cost beyond 1,000,000,000"),
  held(
    "a billed cost whose effective one is 0",
    { BilledCost: "5", EffectiveCost: "0" },
    "effective cost 0 where billed cost is not",
  ),
  held("an effective cost above the list", { EffectiveCost: "9", ListCost: "2" }, "effective cost above list cost"),
  instant("no time", ""),
  instant("a time in words", "tomorrow"),
  instant("the 32nd", "2026-10-32T00:00:00Z"),
  instant("the 31st of a month of 30 days", "2026-09-31"),
  instant("the 29th of February of a short year", "2026-02-29"),
  instant("the 13th month", "2026-13-01"),
  instant("the 25th hour", "2026-10-03T25:00:00Z"),
  instant("seconds since 1970", "1790000000"),
  instant("the year 0", "0000-10-03"),
  instant("the year 99999", "99999-10-03T00:00:00Z"),
  instant("a year of two digits in front", "26-10-03"),
  instant("a time that is SQL", "now(); DELETE FROM cost_line"),
  instant("a time of a thousand characters", "2026-10-03".repeat(100)),
  currency("no currency", ""),
  currency("a currency of two letters", "US"),
  currency("a currency of four letters", "USDT"),
  currency("a currency sign", "€"),
  currency("a currency of digits", "840"),
  currency("a currency of Greek letters", "ΑΒΓ"),
  taken("a currency in small letters, with spaces", { BillingCurrency: " usd " }),
  held("a category nobody knows", { ChargeCategory: "Bribe" }, "unknown ChargeCategory"),
  taken("a category in another case", { ChargeCategory: "uSAGE" }),
  held("tags cut off", { Tags: '{"team":"vision"' }, "malformed tags"),
  held("tags that are a list", { Tags: "[1,2]" }, "malformed tags"),
  held("tags that are words", { Tags: "team=vision" }, "malformed tags"),
  held("tags of 5,000 levels", { Tags: deep }, "malformed tags"),
  taken("tags with a key twice", { Tags: '{"team":"a","team":"b"}' }),
  held(
    "a thousand tags",
    {
      Tags: JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, "v"]))),
    },
    "malformed tags",
  ),
  held("a tag of 100,000 characters", { Tags: JSON.stringify({ note: "x".repeat(100_000) }) }, "malformed tags"),
  taken("tags with a prototype in them", { Tags: '{"__proto__":"x","constructor":"y"}' }),
  held("a tag with half of a character", { Tags: '{"a":"\\ud800"}' }, "malformed tags"),
  held("a tag with a NUL", { Tags: '{"a":"b\\u0000c"}' }, "malformed tags"),
  taken("a name that is a formula", { ResourceId: '=HYPERLINK("http://x")' }),
  taken("a name that begins with an at sign", { ServiceName: "@SUM(1)" }),
  taken("a name that is a path upwards", { ResourceId: "../../../etc/passwd" }),
  taken("a name of line breaks", { ResourceId: "a\nb\r\nc" }),
  taken("a name of quotes and commas", { ResourceId: '",",""",' }),
  taken("a name with text that runs backwards", { ResourceId: "\u202egnp.exe" }),
  taken("a name of zero width", { ResourceId: "\u200b\u200d\ufeff" }),
  taken("a name of combining marks", { ResourceId: `a${"\u0301".repeat(500)}` }),
  taken("a name that is markup", { ResourceId: "<script>alert(1)</script>" }),
  taken("a name of 100,000 characters", { ResourceId: "r".repeat(100_000) }),
  taken("a region that is SQL", { ResourceId: "'; DROP TABLE cost_line; --" }),
];
