import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetToDate } from "@/lib/chart/budget-to-date";
import { biggestMover, chargebackFinding } from "@/lib/chart/chargeback";
import { type ChargebackEntry, chargebackRows, sumRow } from "@/lib/chart/chargeback-rows";
import { mostBars, teamBarsModel } from "@/lib/chart/team-bars";
import { teamOfSlug, teamSlugs } from "@/lib/chart/team-slug";
import { amountOfUnits } from "@/lib/ledger/amount";
import { formatAmount as amountText } from "@/lib/ledger/amount-text";
import { addFigures, type StatementFigures } from "@/lib/ledger/statement-document";

const none = {
  training: "0",
  inference: "0",
  storage: "0",
  "data-transfer": "0",
  other: "0",
  shared: "0",
  idle: "0",
  adjustments: "0",
};

const figures = (training: string, extra: Partial<StatementFigures> = {}): StatementFigures => ({
  parts: { ...none, training },
  direct: training,
  total: training,
  list: training,
  discounts: "0",
  ...extra,
});

const entry = (id: string, total: string, extra: Partial<ChargebackEntry> = {}): ChargebackEntry => ({
  id,
  name: id,
  parentId: null,
  href: `/chargeback/2026-10/${id}`,
  figures: figures(total),
  previousTotal: null,
  budget: null,
  gpuHours: null,
  state: "review",
  ...extra,
});

const unit = [
  entry("research", "0"),
  entry("vision", "100.1", {
    parentId: "research",
    previousTotal: "80",
    budget: "110",
    gpuHours: { allocated: "10", used: "8" },
  }),
  entry("voice", "50.05", {
    parentId: "research",
    previousTotal: "60",
    budget: "40",
    gpuHours: { allocated: "30", used: "6" },
  }),
  entry("search", "200", { previousTotal: "0" }),
];

describe("rows of teams", () => {
  test("a unit is the sum of what is below it: 100.1 + 50.05 = 150.15, budget 110 + 40, hours 14 of 40", () => {
    const [research, ...others] = chargebackRows(unit);
    expect(research).toMatchObject({ kind: "unit", total: "150.15", teams: 2, budget: "150", utilisation: 0.35 });
    expect(research?.change).toBe("10.15");
    expect(others.map(({ key, depth }) => `${key} ${depth}`)).toEqual(["vision 1", "voice 1", "search 0"]);
  });

  test("a unit with cost of its own shows it as a row, so that nothing is hidden and nothing counts twice", () => {
    const rows = chargebackRows([entry("research", "7"), entry("vision", "100", { parentId: "research" })]);
    expect(rows.map(({ kind, name, total }) => [kind, name, total])).toEqual([
      ["unit", "research", "107"],
      ["team", "research itself", "7"],
      ["team", "vision", "100"],
    ]);
  });

  test("rows that are no sums add up to what is allocated, however teams nest", () => {
    const amounts = fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat()), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, (given) => {
        const entries = given.map(([units, parent], index) =>
          entry(`t${index}`, amountText(amountOfUnits(units)), {
            parentId: index === 0 || parent % 3 === 0 ? null : `t${parent % index}`,
          }),
        );
        const own = chargebackRows(entries).filter(({ kind }) => kind === "team");
        const sum = addFigures(own.map(({ total }) => figures(total ?? "0"))).total;
        expect(sum).toBe(sumRow(entries, { key: "all", name: "All" }).total);
      }),
      { numRuns: 200 },
    );
  });

  test("no budget is no use, from nothing there is no ratio, and an unknown amount leaves no sum", () => {
    expect(chargebackRows([entry("search", "200", { previousTotal: "0" })])[0]).toMatchObject({
      budgetUse: null,
      change: "200",
      changeRatio: null,
    });
    const unknown = figures("1", { total: null, parts: { ...none, training: null } });
    expect(sumRow([entry("a", "1"), entry("b", "1", { figures: unknown })], { key: "", name: "" }).total).toBeNull();
  });
});

describe("the finding", () => {
  const head = {
    period: {
      month: "2026-10",
      state: "review",
      version: null,
      versions: [],
      sha256: null,
      closedAt: null,
      closedBy: null,
    },
    currency: "USD",
    daysOver: 31,
    days: 31,
  } as const;
  const reconciliation = { imported: "400", allocated: "350.15", unallocated: "49.85", inReview: "0", difference: "0" };

  test("search moved most, by 200 from nothing; 49.85 of 400 = 12.5% is unallocated", () => {
    const allocated = sumRow(unit, { key: "", name: "" });
    const parts = chargebackFinding({
      head,
      entries: unit,
      allocated,
      imported: { ...allocated, total: "400" },
      reconciliation,
    });
    expect(parts.map(({ text }) => text).join("")).toContain("October 2026 costs 400.00 USD");
    expect(parts.map(({ text }) => text).join("")).toContain("search rose most, by 200.00 USD. 12.5% is unallocated.");
  });

  test("a fall counts as much as a rise: −30 beats +20", () => {
    expect(
      biggestMover([entry("up", "120", { previousTotal: "100" }), entry("down", "70", { previousTotal: "100" })]),
    ).toEqual({ name: "down", change: "-30", ratio: -0.3 });
    expect(biggestMover([entry("new", "120")])).toBeNull();
  });
});

describe("bars", () => {
  const model = (entries: readonly ChargebackEntry[]) =>
    teamBarsModel({ entries, currency: "USD", title: "", summary: "", budgetLabel: "Budget" });

  test("each team with its exact total and use: 50.05 of 40 = 125.1% is over", () => {
    expect(model(unit).bars.map(({ label, text, useText, isOver }) => [label, text, useText, isOver])).toEqual([
      ["vision", "100.10", "91.0%", false],
      ["voice", "50.05", "125.1%", true],
      ["search", "200.00", "", false],
    ]);
  });

  test("idle below 0 is no bar, and the table says what it is", () => {
    const odd = figures("10", { parts: { ...none, training: "10", idle: "-4" }, total: "6" });
    const { bars, rows } = model([entry("odd", "6", { figures: odd })]);
    expect(bars[0]?.parts.idle).toBe(0);
    expect(rows[0]?.cells.idle).toBe("−4.00");
  });

  test("forty teams: the largest 29, and the other 11 in one bar with their sum", () => {
    const { bars } = model(Array.from({ length: 40 }, (_, index) => entry(`t${index}`, String(index + 1))));
    expect(bars).toHaveLength(mostBars);
    expect(bars.at(-1)).toMatchObject({ label: "11 other teams", text: "66.00" });
  });
});

describe("addresses", () => {
  const teams = [
    { id: "1", name: "Platform & Research" },
    { id: "2", name: "A/B" },
    { id: "3", name: "A B" },
  ];
  test("a name that reads like another's is addressed by its id", () => {
    expect([...teamSlugs(teams).values()]).toEqual(["platform-research", "2", "3"]);
    expect(teamOfSlug(teams, "platform-research")?.id).toBe("1");
    expect(teamOfSlug(teams, "a-b")).toBeNull();
  });
});

describe("a budget to date", () => {
  test("on the 23rd 22 of 30 days are over: 30,000 × 22 / 30 = 22,000", () => {
    expect(budgetToDate("30000", { month: "2026-11", today: "2026-11-23" })).toBe("22000");
  });
  test("is whole once the month is over, and 0 before it begins", () => {
    expect(budgetToDate("31", { month: "2026-10", today: "2026-11-23" })).toBe("31");
    expect(budgetToDate("31", { month: "2026-12", today: "2026-11-23" })).toBe("0");
    expect(budgetToDate(null, { month: "2026-10", today: "2026-11-23" })).toBeNull();
  });
});
