import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossings } from "@/lib/notify/budget-crossing";
import { budgetFindings } from "@/lib/notify/budget-findings";
import { mailText } from "@/lib/notify/mail-text";
import { recipientsOf } from "@/lib/notify/recipients";
import { isDue } from "@/lib/notify/reports";
import { attemptsAtMost, secondsToNext } from "@/lib/notify/retry";
import { isSigned, signatureOf, webhookSecret } from "@/lib/notify/webhook-signature";
import { alertRuleInput } from "@/lib/schema/alert";

const vision = (spend: string | number | null, budget: string | null) => ({ id: "v", name: "Vision", spend, budget });
const crossed = (spend: string | number | null, budget: string | null, percent: string | null, amount: string | null) =>
  crossings([vision(spend, budget)], { percent, amount }).map(({ threshold, limit }) => [threshold, limit]);

describe("thresholds", () => {
  test("80% of 88,000 is 70,400: crossed at exactly that and not a digit before", () => {
    expect(crossed("70400", "88000", "80", null)).toEqual([["80%", "70400"]]);
    expect(crossed("70399.999999999999999999", "88000", "80", null)).toEqual([]);
  });

  test("12.5% of 1,000 is 125; percentage and amount are two thresholds", () => {
    expect(crossed("500", "1000", "12.5", "500")).toEqual([
      ["12.5%", "125"],
      ["500", "500"],
    ]);
  });

  test("without a budget a percentage says nothing, an amount does; unknown spend crosses nothing", () => {
    expect(crossed("500", null, "80", "500")).toEqual([["500", "500"]]);
    expect(crossed(null, "1000", "80", "500")).toEqual([]);
  });

  test("a budget of 0 is crossed by the first cost, not by none", () => {
    expect(crossed("0.01", "0", "100", null)).toHaveLength(1);
    expect(crossed("0", "0", "100", null)).toEqual([]);
  });

  test("an estimate is held against the same limit", () => {
    expect(crossed(70_400, "88000", "80", null)).toHaveLength(1);
    expect(crossed(70_399, "88000", "80", null)).toEqual([]);
  });

  test("more spend never crosses fewer thresholds", () => {
    const cents = fc.bigInt(0n, 10n ** 12n);
    fc.assert(
      fc.property(cents, cents, cents, fc.integer({ min: 1, max: 1000 }), (spend, more, budget, percent) => {
        const at = (amount: bigint) => crossed(String(amount), String(budget), String(percent), "5000").length;
        expect(at(spend + more)).toBeGreaterThanOrEqual(at(spend));
      }),
    );
  });
});

const teams = [
  { id: "research", name: "Research", parentId: null },
  { id: "v", name: "Vision", parentId: "research" },
  { id: "s", name: "Search", parentId: null },
];

test("a unit's spend is its own and its teams', against its own budget: (10 + 75) of 100 is 85.0%", () => {
  const spend = {
    month: "2026-11",
    currency: "USD",
    teams,
    spent: new Map([
      ["research", "10"],
      ["v", "75"],
      ["s", "0"],
    ]),
    imported: "85",
    budgets: new Map([
      ["research", "100"],
      ["v", "90"],
    ]),
    expected: new Map<string, number>(),
  };
  const rule = { measure: "actual" as const, percent: "80", amount: null };
  const unit = budgetFindings({ ...rule, scope: "team", teamId: "research" }, spend);
  expect(unit).toEqual([
    {
      subject: "2026-11/research/actual/80%",
      teamId: "research",
      month: "2026-11",
      href: "/chargeback/2026-11/research",
      title: "Research has spent 85.0% of its budget for November 2026",
      detail: "85.00 USD so far. The budget is 100.00 USD. The rule tells at 80% of the budget, 80.00 USD.",
    },
  ]);
  const all = budgetFindings({ ...rule, scope: "teams", teamId: null }, spend);
  expect(all.map(({ teamId }) => teamId)).toEqual(["research", "v"]);
});

describe("who is told", () => {
  const person = (id: string, role: "analyst" | "manager" | "leader", teamId: string | null) => ({
    id,
    name: id,
    email: `${id}@x.example`,
    role,
    teamId,
  });
  const members = [
    person("mara", "analyst", null),
    person("dev", "manager", "v"),
    person("rosa", "manager", "research"),
    person("jonas", "manager", "s"),
    person("daniel", "leader", null),
  ];
  const told = (audience: Parameters<typeof recipientsOf>[0], teamId: string | null) =>
    recipientsOf(audience, { teamId, teams, members }).map(({ id }) => id);

  test("managers hear of their own teams and those below, however the rule names them", () => {
    const everybody = { roles: ["analyst", "manager"] as const, memberIds: ["jonas"], teamManager: true };
    expect(told({ ...everybody, roles: [...everybody.roles] }, "v")).toEqual(["mara", "dev", "rosa"]);
    expect(told({ roles: ["manager"], memberIds: ["dev"], teamManager: false }, null)).toEqual([]);
  });

  test("the manager of the team is who has exactly that team", () => {
    expect(told({ roles: [], memberIds: [], teamManager: true }, "v")).toEqual(["dev"]);
    expect(told({ roles: [], memberIds: ["daniel"], teamManager: true }, "research")).toEqual(["rosa", "daniel"]);
  });
});

describe("webhooks", () => {
  const secret = webhookSecret("0199", "an authentication secret of the server");
  const at = new Date("2026-11-23T12:00:00Z");

  test("t is the second, v1 the HMAC of second and body; a changed body, another secret or five minutes are found", () => {
    const signature = signatureOf("{}", { secret, at });
    expect(signature).toMatch(/^t=1795435200,v1=[0-9a-f]{64}$/);
    expect(isSigned("{}", { signature, secret, at })).toBe(true);
    expect(isSigned("{ }", { signature, secret, at })).toBe(false);
    expect(isSigned("{}", { signature, secret: `${secret}x`, at })).toBe(false);
    expect(isSigned("{}", { signature, secret, at: new Date(at.getTime() + 301_000) })).toBe(false);
  });

  test("six attempts: 30 s, 2 min, 10 min, 1 h, 4 h, and then none", () => {
    const waits = Array.from({ length: attemptsAtMost }, (_, index) => secondsToNext(index + 1));
    expect(waits).toEqual([30, 120, 600, 3600, 14_400, null]);
  });
});

test("a mail has one subject line and no markup of a user", () => {
  const mail = mailText(
    {
      subject: "Vision\r\nBcc: all@x.example",
      lines: ['<img src=x onerror="1"> & more'],
      links: [{ label: "Open", href: "/chargeback/2026-11/vision" }],
      event: null,
    },
    "https://costs.example",
  );
  expect(mail.subject).toBe("Vision Bcc: all@x.example");
  expect(mail.html).toContain("&lt;img src=x onerror=&quot;1&quot;&gt; &amp; more");
  expect(mail.text).toContain("Open: https://costs.example/chargeback/2026-11/vision");
});

test("a report of day 5 is due from the 5th on, and in its first month only when it was made by then", () => {
  const schedule = { day: 5, createdAt: "2026-11-03T10:00:00Z" };
  const on = (today: string) => isDue(schedule, { today, timeZone: "UTC" });
  expect([on("2026-11-04"), on("2026-11-05"), on("2026-11-30"), on("2026-12-01")]).toEqual([false, true, true, false]);
  expect(isDue({ day: 5, createdAt: "2026-11-06T10:00:00Z" }, { today: "2026-11-23", timeZone: "UTC" })).toBe(false);
});

describe("a rule as it is typed", () => {
  const budget = { kind: "budget", watched: "teams", percent: "80", roles: "analyst", channels: "screen" };
  const problems = (typed: object) =>
    alertRuleInput.safeParse({ ...budget, ...typed }).error?.issues.map(({ path, message }) => [path[0], message]);

  test("one ticked box is a list of one; what the kind has no use for is left out", () => {
    const rule = alertRuleInput.parse({ ...budget, kind: "import-failed", teamManager: "on" });
    expect(rule).toMatchObject({ scope: "organisation", roles: ["analyst"], percent: null, measure: null });
    expect(rule.teamManager).toBe(false);
  });

  test.each(["0", "0.00", "1000.01", "1001", "-5", "80%", "1e2"])("%s is no percentage", (percent) => {
    expect(problems({ percent })).toEqual([["percent", "Write a percentage above 0 and up to 1000, such as 80."]]);
  });

  test("neither percentage nor amount, nobody, no way: each at its field", () => {
    expect(problems({ percent: "" })?.[0]?.[0]).toBe("percent");
    expect(problems({ roles: [] })?.[0]?.[0]).toBe("roles");
    expect(problems({ channels: [] })?.[0]?.[0]).toBe("channels");
    expect(problems({ amount: "0" })).toEqual([["amount", "Write an amount above 0."]]);
  });
});
