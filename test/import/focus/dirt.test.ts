import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Reject } from "../../../lib/schema/import-check";
import { checked, focusCsv, type Row } from "../reader/checked";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const october = { month: "2026-10" };

function linesOf(...lines: Row[]): Promise<Row[]> {
  return checked(focusCsv(...lines), ({ rows }) => rows("copy-lines", october));
}

async function rejectsOf(...lines: Row[]) {
  return checked(focusCsv(...lines), async ({ check }) => check.rejects);
}

async function warningsOf(...lines: Row[]) {
  return checked(focusCsv(...lines), async ({ check }) =>
    check.warnings
      .filter(({ column }) => column !== null)
      .map(({ column, reason, lines: count, firstLine, example }) => ({ column, reason, count, firstLine, example })),
  );
}

describe("amounts", () => {
  test("6.123E-7 is 0.0000006123, and 35.2E7 is 352,000,000", async () => {
    const [line] = await linesOf({ BilledCost: "6.123E-7", EffectiveCost: "35.2E7", ListCost: "352000000" });
    expect(line).toMatchObject({ billed: "0.0000006123", effective: "352000000" });
  });

  test("18 decimals are kept to the last, zeros beyond them are none", async () => {
    const [line] = await linesOf({ BilledCost: "0.123456789012345678", EffectiveCost: "1.12345678901234567800000" });
    expect(line).toMatchObject({ billed: "0.123456789012345678", effective: "1.123456789012345678" });
  });

  test("NULL, null, nothing and an absent column are null", async () => {
    const lines = await linesOf({ ListCost: "NULL" }, { ListCost: "null" }, { ListCost: "" });
    expect(lines.map(({ list, region }) => [list, region])).toEqual(Array(3).fill(["", ""]));
  });

  test("negative and zero costs are legal", async () => {
    const [line] = await linesOf({
      BilledCost: "-1.25",
      EffectiveCost: "0",
      ListCost: "0",
      ContractedCost: "-0",
      ChargeCategory: "Credit",
    });
    expect(line).toMatchObject({
      billed: "-1.25",
      effective: "0",
      contracted: "0",
      charge: "adjustment",
      review: "counted",
    });
  });

  const refused = [
    ["1,000", "is no amount: written with a thousands separator or a decimal comma"],
    ["+5", "is no amount: written with a plus sign"],
    ["NaN", "is no amount: not a finite number"],
    ["35.2E+7", "is no amount: written with a plus sign"],
    ["0.1234567890123456789", "is no amount: more than 18 decimals"],
    ["100000000000000000000", "is no amount: more than 20 digits before the decimal point"],
    ["$20.00", "is no amount: not a decimal number"],
    ["=1+1", "is no amount: written with a plus sign"],
    ["", "is missing"],
  ] as const;
  let rejects: Reject[] = [];

  beforeAll(async () => {
    rejects = await rejectsOf(...refused.map(([text]) => ({ BilledCost: text })));
  });

  test.each(refused.map(([text, reason], index) => ({ text, reason, line: index + 2 })))(
    '"$text" is rejected with line, column, value and reason: $reason',
    ({ text, reason, line }) => {
      const value = text === "" ? null : text;
      expect(rejects.filter((each) => each.line === line)).toEqual([{ line, column: "BilledCost", value, reason }]);
    },
  );

  test("every wrong value of a line is named", async () => {
    const found = await rejectsOf({
      BilledCost: "x",
      EffectiveCost: "y",
      ChargePeriodStart: "z",
      BillingCurrency: "Dollar",
    });
    expect(found.map(({ column }) => column)).toEqual([
      "BilledCost",
      "EffectiveCost",
      "ChargePeriodStart",
      "BillingCurrency",
    ]);
  });
});

describe("times", () => {
  const taken = [
    ["2026-10-03T05:06:07.000Z", "2026-10-03 05:06:07Z"],
    ["2026-10-03T05:06:07+02:00", "2026-10-03 03:06:07Z"],
    ["2026-10-03 05:06:07", "2026-10-03 05:06:07Z"],
    ["2026-10-03", "2026-10-03 00:00:00Z"],
    ["10/3/26", "2026-10-03 00:00:00Z"],
    ["10/03/2026 5:06 PM", "2026-10-03 17:06:00Z"],
  ] as const;
  const refused = ["2026-02-30T00:00:00Z", "2026-13-01", "31/12/26", "yesterday", "1999-01-01", "9999-12-31T00:00:00Z"];
  let [lines, rejects]: [Row[], Reject[]] = [[], []];

  beforeAll(async () => {
    const csv = focusCsv(...[...taken.map(([text]) => text), ...refused].map((text) => ({ ChargePeriodStart: text })));
    await checked(csv, async ({ check, rows }) => {
      lines = await rows("copy-lines", october);
      rejects = check.rejects;
    });
  });

  test.each(taken.map(([text, instant], index) => ({ text, instant, line: `${index + 2}` })))(
    "$text is $instant",
    ({ instant, line }) => {
      expect(lines.find(({ line_no }) => line_no === line)).toMatchObject({ charge_start: instant, day: "2026-10-03" });
    },
  );

  test.each(refused)("%s is rejected", (text) => {
    expect(rejects.filter(({ value }) => value === text)).toMatchObject([{ column: "ChargePeriodStart" }]);
  });

  test("a time without a zone is UTC, with a warning", async () => {
    expect(await warningsOf({}, { ChargePeriodStart: "2026-10-03 05:06:07" })).toEqual([
      {
        column: "ChargePeriodStart",
        reason: "has no time zone; read as UTC",
        count: 1,
        firstLine: 3,
        example: "2026-10-03 05:06:07",
      },
    ]);
  });

  test("a month that ends on its last day is meant to include it: its charge ends a day later", async () => {
    const line = { BillingPeriodEnd: "2026-10-31T00:00:00Z", ChargePeriodEnd: "2026-10-31T00:00:00Z" };
    const [found] = await linesOf(line);
    expect(found?.charge_end).toBe("2026-11-01 00:00:00Z");
    expect((await warningsOf(line)).map(({ column }) => column)).toEqual(["BillingPeriodEnd", "ChargePeriodEnd"]);
  });

  test("an end at 23:59:59 is the next midnight", async () => {
    const [found] = await linesOf({ ChargePeriodEnd: "2026-10-03T23:59:59Z" });
    expect(found?.charge_end).toBe("2026-10-04 00:00:00Z");
  });

  test("local midnight of 1 October in Kathmandu is still October", async () => {
    expect(await linesOf({ BillingPeriodStart: "2026-10-01T00:00:00+05:45" })).toHaveLength(1);
  });

  test("several billing periods are split, with a warning", async () => {
    const september = { BillingPeriodStart: "2026-09-01T00:00:00Z", BillingPeriodEnd: "2026-10-01T00:00:00Z" };
    await checked(focusCsv({}, september, {}), async ({ check, rows }) => {
      expect(check.months.map(({ month, rows: count }) => [month, count])).toEqual([
        ["2026-09", 1],
        ["2026-10", 2],
      ]);
      expect((await rows("copy-lines", { month: "2026-09" })).map(({ line_no }) => line_no)).toEqual(["3"]);
    });
  });
});

describe("what is odd waits for review", () => {
  const cases: readonly [string, Row, string[]][] = [
    ["malformed tags", { Tags: "{team:vision" }, ["malformed tags"]],
    ["tags that are a list", { Tags: "[1]" }, ["malformed tags"]],
    ["effective above list", { EffectiveCost: "3", ListCost: "2" }, ["effective cost above list cost"]],
    ["effective 0 where billed is not", { EffectiveCost: "0" }, ["effective cost 0 where billed cost is not"]],
    ["a number in AvailabilityZone", { AvailabilityZone: "0.123" }, ["a number in AvailabilityZone"]],
    ["an unknown ChargeCategory", { ChargeCategory: "Spend" }, ["unknown ChargeCategory"]],
    [
      "an end before the beginning",
      { ChargePeriodEnd: "2026-10-02T00:00:00Z" },
      ["charge period ends before it begins"],
    ],
    ["a quantity of words", { ConsumedQuantity: "many" }, ["ConsumedQuantity is no number"]],
    ["a purchase, spread over later lines", { ChargeCategory: "Purchase", EffectiveCost: "0" }, []],
    ["a line of a commitment", { CommitmentDiscountId: "sp-1", EffectiveCost: "3", ListCost: "2" }, []],
    ["a zone of Azure", { AvailabilityZone: "2", ProviderName: "Microsoft Azure" }, []],
    ["a correction", { ChargeClass: "Correction", EffectiveCost: "-3", ListCost: "-4", BilledCost: "-3" }, []],
    ["a refund above list in size", { ChargeCategory: "Credit", EffectiveCost: "-1", ListCost: "-2" }, []],
    ["rounding apart by a billionth", { EffectiveCost: "2.000000001", ListCost: "2" }, []],
  ];
  let lines: Row[] = [];

  beforeAll(async () => {
    lines = await linesOf(...cases.map(([, line]) => line));
  });

  test.each(cases.map(([name, , flags], index) => ({ name, flags, index })))("$name", ({ flags, index }) => {
    const expected = flags.length === 0 ? "{}" : `{"${flags.join('","')}"}`;
    expect(lines[index]).toMatchObject({ flags: expected, review: flags.length === 0 ? "counted" : "waiting" });
  });

  test("malformed tags become none, and the text is kept", async () => {
    const [line] = await linesOf({ Tags: "{team" });
    expect(line).toMatchObject({
      tags: "{}",
      other: '{"Tags":"{team"}',
      flags: '{"malformed tags"}',
      review: "waiting",
    });
  });
});

describe("what is taken with a warning", () => {
  test("enumerations in another case, in their own case", async () => {
    const [line] = await linesOf({ ChargeCategory: "USAGE", ServiceCategory: "storage" });
    expect(line).toMatchObject({ charge_category: "Usage", service_category: "Storage", category: "storage" });
    expect(await warningsOf({ ChargeCategory: "USAGE" })).toMatchObject([
      { column: "ChargeCategory", example: "USAGE" },
    ]);
  });

  test("account ids stay text; one that a spreadsheet rounded is named", async () => {
    const [line] = await linesOf({ BillingAccountId: "000123456789" });
    expect(line?.account_id).toBe("000123456789");
    expect(await warningsOf({ BillingAccountId: "1.23457E+12" })).toMatchObject([
      { column: "BillingAccountId", count: 1 },
    ]);
  });

  test("a space before a tag key is dropped", async () => {
    const [line] = await linesOf({ Tags: '{" team":"vision","n":1,"b":true}' });
    expect(line?.tags).toBe('{"b":"true","n":"1","team":"vision"}');
  });

  test("a column that FOCUS wants filled and a provider leaves empty", async () => {
    expect(await warningsOf({ InvoiceIssuerName: "" }, { InvoiceIssuerName: "AWS" })).toMatchObject([
      { column: "InvoiceIssuerName", reason: "is empty where FOCUS wants a value", count: 1 },
    ]);
  });
});

describe("lines", () => {
  test("two equal lines are two lines", async () => {
    await checked(focusCsv({}, {}), async ({ check, rows, facts }) => {
      expect(check.totals.USD?.billed).toBe("3");
      expect((await rows("copy-lines", october)).map(({ line_no, fact_no }) => [line_no, fact_no])).toEqual([
        ["2", "1"],
        ["3", "1"],
      ]);
      expect(await facts("2026-10")).toMatchObject([{ factNo: 1, lines: 2, billed: "3" }]);
    });
  });

  test("a line is counted where it begins, as editors count: a line break in quotes takes a number", async () => {
    const found = await linesOf({ ChargeDescription: "two\nlines" }, {});
    expect(found.map(({ line_no, charge_description }) => [line_no, charge_description])).toEqual([
      ["2", "two\nlines"],
      ["4", ""],
    ]);
  });

  test("columns in any order and case, a byte order mark, unknown columns kept as they are", async () => {
    const csv =
      "\uFEFFx_mine,servicename,BILLEDCOST,Effective Cost,chargeperiodstart,billing_period_start\n=1+1,S3,1,1,2026-10-03T00:00:00Z,2026-10-01T00:00:00Z\n";
    await checked(csv, async ({ rows }) => {
      expect(await rows("copy-lines", october)).toMatchObject([
        { service: "S3", billed: "1", other: '{"x_mine":"=1+1"}' },
      ]);
    });
  });

  test("missing columns are filled, each with a warning", async () => {
    const csv = "EffectiveCost,ChargePeriodStart\n1.5,2026-10-03T00:00:00Z\n";
    await checked(
      csv,
      async ({ check, rows }) => {
        const columns = check.warnings.map(({ column }) => column);
        expect(columns).toEqual([
          "BilledCost",
          "BillingPeriodStart",
          "ChargePeriodEnd",
          "ChargeCategory",
          "BillingCurrency",
          "ProviderName",
          "ServiceName",
          null,
        ]);
        expect(await rows("copy-lines", october)).toMatchObject([
          {
            billed: "1.5",
            effective: "1.5",
            currency: "EUR",
            provider: "Our source",
            charge_category: "Usage",
            charge_end: "2026-10-04 00:00:00Z",
          },
        ]);
      },
      { period: "2026-10", reportingCurrency: "EUR" },
    );
  });

  test("corrections are written in the open month", async () => {
    await checked(focusCsv({}), async ({ rows }) => {
      const copy = { month: "2026-11", correctsMonth: "2026-10" };
      expect(await rows("copy-lines", copy)).toMatchObject([{ billing_month: "2026-11-01", day: "2026-10-03" }]);
    });
  });

  test("facts, rollups and lines have one sum; owners come by fact", async () => {
    await checked(
      focusCsv(
        {},
        { ResourceId: "r-2", BilledCost: "0.1" },
        { ResourceId: "r-2", BilledCost: "0.2", ListCost: "NULL" },
      ),
      async ({ facts, rows }) => {
        const owners = [{ factNo: 2, owner: "team:t", mappingRule: "m" }];
        expect((await facts("2026-10")).map(({ billed, list }) => [billed, list])).toEqual([
          ["1.5", "2"],
          ["0.3", null],
        ]);
        expect(
          (await rows("copy-rollup", { ...october, owners }))
            .map(({ owner, billed, list }) => [owner, billed, list])
            .sort(),
        ).toEqual([
          ["team:t", "0.3", ""],
          ["unallocated", "1.5", "2"],
        ]);
        expect(
          (await rows("copy-facts", { ...october, owners }))
            .map(({ owner, mapping_rule, billed }) => [owner, mapping_rule, billed])
            .sort(),
        ).toEqual([
          ["team:t", "m", "0.3"],
          ["unallocated", "", "1.5"],
        ]);
      },
    );
  });

  test("the tags say workload and category; a workload's kind does if they do not", async () => {
    const workloads = [{ id: "w1", name: "Speech", kind: "real-time-inference", tier: "cloud" }] as const;
    const csv = focusCsv(
      { Tags: '{"workload":"speech"}' },
      { Tags: '{"workload":"Speech","workload_type":"Training"}' },
      { Tags: "", ServiceCategory: "Networking" },
    );
    await checked(
      csv,
      async ({ rows }) => {
        const found = await rows("copy-lines", october);
        expect(found.map(({ workload_id, category }) => [workload_id, category])).toEqual([
          ["w1", "inference"],
          ["w1", "training"],
          ["", "data-transfer"],
        ]);
      },
      { workloads },
    );
  });

  test("tabs, line breaks, backslashes and quotes arrive as they came, in fields as in what is kept besides", async () => {
    const odd = 'tab\t, line\nand\r\n, \\t \\. "quoted" \u0001 é';
    const [line] = await linesOf({ ResourceName: odd, x_note: odd, Tags: JSON.stringify({ note: odd }) });
    expect(line?.resource_name).toBe(odd);
    expect(JSON.parse(line?.other ?? "")).toEqual({ x_note: odd });
    expect(JSON.parse(line?.tags ?? "")).toEqual({ note: odd });
  });

  test("an unused commitment is idle capacity", async () => {
    expect(await linesOf({ CommitmentDiscountId: "c", CommitmentDiscountStatus: "unused" })).toMatchObject([
      { charge: "idle", commitment_status: "Unused" },
    ]);
  });
});
