import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lever, LeverChange } from "@/lib/calc/lever";
import { evaluateScenario } from "@/lib/calc/scenario";
import { checkedLever, leverDraftOf, withKind } from "@/lib/chart/lever-draft";
import { leverResults, leverWaterfall } from "@/lib/chart/lever-results";
import { leverStart, leversText, leverText, leverWorkloads, orderText } from "@/lib/chart/lever-text";
import { comparedInputs } from "@/lib/chart/scenario-compare";
import { changesBetween } from "@/lib/chart/scenario-history";
import { changedInputs } from "@/lib/chart/scenario-inputs";
import { type Basis, placementViews } from "@/lib/chart/scenario-placements";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

function scenario(id: string, levers: readonly Lever[] = []): ScenarioInput {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return { ...scenarioFromTemplate(template, "2027-01"), levers };
}

function lever(id: string, change: LeverChange, extra: Partial<Lever> = {}): Lever {
  return { id, name: `Lever ${id}`, workloadIds: null, fromMonth: 1, oneOffCost: 0, change, ...extra };
}

function resultsOf(input: ScenarioInput, share: number, basis: Basis = "cash") {
  const on = { basis, discountRateAnnual: input.discountRateAnnual };
  const view = placementViews(evaluateScenario(input), on).all.find((candidate) => candidate.share === share);
  if (!view) throw new Error(`no placement of ${share}`);
  return { view, results: leverResults(input, view, basis) };
}

const half = lever("half", { kind: "compression", costRatio: 0.5 });
const tenth = lever("tenth", { kind: "compression", costRatio: 0.9 });

describe("the portfolio at 230,000 a month, 36 months: 8,280,000 in the cloud", () => {
  // 60/40: 36 × 172,000 = 6,192,000, so the move saves 2,088,000; half the hours then save 3,096,000.
  test("at 60/40 the move saves 2,088,000, half the hours 3,096,000, 0.9 of the rest 309,600; 5,493,600 together", () => {
    const { results } = resultsOf(scenario("portfolio", [half, tenth]), 0.6);
    expect(results.start).toBeCloseTo(8_280_000, 2);
    expect(results.placement).toBeCloseTo(2_088_000, 2);
    expect(results.levers.map(({ saving }) => Math.round(saving))).toEqual([3_096_000, 309_600]);
    expect(results.whole).toBeCloseTo(5_493_600, 2);
    expect(results.end).toBeCloseTo(2_786_400, 2);
    expect(results.placementShare).toBeCloseTo(2_088_000 / 5_493_600, 8);
    expect(results.difference).toBeCloseTo(0, 2);
  });

  test("the other way round 619,200 and 2,786,400: other shares of the same 5,493,600", () => {
    const { results } = resultsOf(scenario("portfolio", [tenth, half]), 0.6);
    expect(results.levers.map(({ lever: { id }, saving }) => [id, Math.round(saving)])).toEqual([
      ["tenth", 619_200],
      ["half", 2_786_400],
    ]);
    expect(results.whole).toBeCloseTo(5_493_600, 2);
  });

  test("the waterfall falls from 8.28 M to 2.79 M and says what saves most", () => {
    const input = scenario("portfolio", [half, tenth]);
    const { view, results } = resultsOf(input, 0.6);
    const model = leverWaterfall(results, view, { horizonMonths: 36, currency: "USD", basis: "cash" });
    expect(model.title).toBe("Moving 60% on-prem and 2 levers bring $8.28M down to $2.79M");
    expect(model.summary).toContain(
      "The move saves $2.09M; the 2 levers save $3.41M, most of all Lever half with $3.10M.",
    );
    expect(model.bars.map(({ text }) => text)).toEqual([
      "8,280,000",
      "▼ −2,088,000",
      "▼ −3,096,000",
      "▼ −309,600",
      "2,786,400",
    ]);
  });

  test("a lever that costs more than it saves: 6,192,000 × 0.5 more hours are 3,096,000, and no share has a base", () => {
    const more = lever("more", { kind: "other", demandFactor: 1.5, priceFactor: 1 });
    const { view, results } = resultsOf(scenario("portfolio", [more]), 0.6);
    expect(results.levers[0]?.saving).toBeCloseTo(-3_096_000, 2);
    expect(results.whole).toBeCloseTo(-1_008_000, 2);
    expect([results.placementShare, results.levers[0]?.share]).toEqual([null, null]);
    const { title, summary } = leverWaterfall(results, view, { horizonMonths: 36, currency: "USD", basis: "cash" });
    expect(title).toBe("Moving 60% on-prem and 1 lever bring $8.28M up to $9.29M");
    expect(summary).toContain("The move saves $2.09M; the lever costs $3.10M more.");
  });
});

test("for any levers, placement and basis the savings add up to the card's total; another order changes no total", () => {
  const ratio = fc.double({ min: 0.05, max: 1.5, noNaN: true });
  const change = fc.oneof(
    ratio.map((costRatio): LeverChange => ({ kind: "compression", costRatio })),
    ratio.map((priceFactor): LeverChange => ({ kind: "other", demandFactor: 1, priceFactor })),
    ratio.map((used): LeverChange => ({ kind: "auto-shutdown", utilisation: Math.min(1, used) })),
  );
  const any = fc.record({
    change,
    fromMonth: fc.integer({ min: 1, max: 40 }),
    oneOffCost: fc.double({ min: 0, max: 1e5, noNaN: true }),
    workloadIds: fc.constantFrom(null, ["training"], ["inference", "processing"]),
  });
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 5 }),
      fc.constantFrom(0, 0.3, 0.7, 1),
      fc.constantFrom<Basis>("cash", "present-value"),
      (parts, share, basis) => {
        const levers = parts.map((part, index) => lever(`${index}`, part.change, part));
        const { view, results } = resultsOf(scenario("portfolio", levers), share, basis);
        const sum = results.levers.reduce((total, { saving }) => total + saving, results.placement);
        expect(results.start - sum).toBe(results.end);
        expect(Math.abs(results.difference)).toBeLessThan(0.001);
        const turned = resultsOf(scenario("portfolio", levers.toReversed()), share, basis);
        expect(Math.abs(turned.view.total - view.total)).toBeLessThan(0.01);
        expect(Math.abs(turned.results.whole - results.whole)).toBeLessThan(0.01);
      },
    ),
    { numRuns: 60 },
  );
});

describe("what a lever does, in words", () => {
  test.each<[LeverChange, string]>([
    [{ kind: "gpu-sharing", gpusBefore: 6, gpusAfter: 1 }, "The work of 6 GPUs on 1: 83% fewer GPU-hours"],
    [{ kind: "gpu-sharing", gpusBefore: 2, gpusAfter: 3 }, "The work of 2 GPUs on 3: 50% more GPU-hours"],
    [
      { kind: "batching", utilisationBefore: 0.3, utilisationAfter: 0.6 },
      "GPU use from 30% to 60%: 50% fewer GPU-hours",
    ],
    [{ kind: "auto-shutdown", utilisation: 0.85 }, "At least 85% of what is allocated in the cloud is used"],
    [
      { kind: "purchase-mix", mix: { reserved1y: 0.4, reserved3y: 0, spot: 0.3 } },
      "New purchases 40% reserved 1 year, 30% spot, 30% on demand",
    ],
    [{ kind: "compression", costRatio: 0.4 }, "Smaller model: 60% fewer GPU-hours"],
    [{ kind: "compression", costRatio: 1 }, "Smaller model: as many GPU-hours"],
    [{ kind: "locality", egressAvoided: 0.5 }, "50% less egress"],
    [{ kind: "locality", egressAvoided: 0 }, "No change of egress"],
    [{ kind: "other", demandFactor: 0.9, priceFactor: 1.1 }, "Demand × 0.9, usage prices × 1.1"],
    [{ kind: "other", demandFactor: 1, priceFactor: 1 }, "No change"],
  ])("%j", (change, text) => {
    expect(leverText(change)).toBe(text);
  });

  test("workloads by name, the month by the calendar, and a month behind the last one as such", () => {
    const input = scenario("portfolio");
    expect(leverWorkloads({ workloadIds: null }, input)).toBe("All workloads");
    expect(leverWorkloads({ workloadIds: ["training"] }, input)).toBe("Training");
    expect(leverWorkloads({ workloadIds: ["training", "inference", "processing"] }, input)).toBe(
      "Training, Inference and 1 more",
    );
    expect(leverStart({ fromMonth: 3 }, input)).toBe("Mar 2027");
    expect(leverStart({ fromMonth: 37 }, input)).toBe("Jan 2030, after the horizon");
    expect([leversText(input), leversText({ levers: [half, tenth] })]).toEqual(["none", "2: Lever half, Lever tenth"]);
  });
});

test("of two purchase mixes that start together the later one holds, and the page says so", () => {
  const mix = (id: string, spot: number, fromMonth: number) =>
    lever(id, { kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 0, spot } }, { fromMonth });
  expect(orderText([mix("a", 0.2, 1), mix("b", 0.5, 2), half, tenth])).toContain("not the whole");
  expect(orderText([mix("a", 0.2, 2), half, mix("b", 0.5, 2)])).toContain("the later one holds");
});

describe("what changed", () => {
  const told = (before: readonly Lever[], after: readonly Lever[]) =>
    changesBetween(scenario("portfolio", before), scenario("portfolio", after), "USD").map((change) => [
      change.label,
      change.before,
      change.after,
    ]);

  test("a lever that came, one that went, and the parts of one that stayed", () => {
    const later = { ...half, name: "Half", fromMonth: 4, oneOffCost: 500, workloadIds: ["training"] };
    expect(told([half, tenth], [later, lever("new", { kind: "locality", egressAvoided: 1 })])).toEqual([
      ["Lever Lever new", "not in it", "added"],
      ["Lever Lever tenth", "in it", "taken out"],
      ["Lever Half, name", "Lever half", "Half"],
      ["Lever Half, workloads", "All workloads", "Training"],
      ["Lever Half, from", "Jan 2027", "Apr 2027"],
      ["Lever Half, effort", "$0", "$500"],
    ]);
  });

  test("another effect, also where its words are the same", () => {
    const [a, b] = [0.4, 0.401].map((costRatio) => lever("a", { kind: "compression", costRatio }));
    if (!a || !b) throw new Error("two levers expected");
    const text = "Smaller model: 60% fewer GPU-hours";
    expect(told([a], [b])).toEqual([["Lever Lever a, effect", text, `${text}, changed`]]);
  });

  test("the fewest moves that explain the order: the last of four to the front is one", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => lever(id, half.change));
    if (!a || !b || !c || !d) throw new Error("four levers expected");
    expect(told([a, b, c, d], [d, a, b, c])).toEqual([["Lever Lever d, place", "4", "1 of 4"]]);
    expect(told([a, b, c], [b, c])).toEqual([["Lever Lever a", "in it", "taken out"]]);
    expect(told([a, b, c, d], [a, b, c, d])).toEqual([]);
  });

  test("the differences name unsaved levers as the history names saved ones", () => {
    const [before, after] = [scenario("portfolio"), scenario("portfolio", [half])];
    const changes = changedInputs(after, before, "USD");
    expect(changes).toMatchObject([{ label: "Lever Lever half", before: "not in it", after: "added" }]);
    expect(changedInputs(after, after, "USD")).toEqual([]);
  });

  test("scenarios with other levers differ in that input", () => {
    const compared = [[], [half]].map((levers, index) => ({
      id: `${index}`,
      name: `${index}`,
      status: "draft" as const,
      version: 1,
      input: scenario("portfolio", levers),
    }));
    expect(comparedInputs(compared, "USD")).toEqual([
      { key: "levers", label: "Levers", cells: ["none", "1: Lever half"] },
    ]);
  });
});

describe("a lever being typed", () => {
  const input = scenario("portfolio");
  const start = leverDraftOf(null, input);

  test("begins as GPU sharing of every workload from month 1, and comes back as it was", () => {
    expect(checkedLever(start, input).lever).toEqual({
      name: "GPU sharing",
      workloadIds: null,
      fromMonth: 1,
      oneOffCost: 0,
      change: { kind: "gpu-sharing", gpusBefore: 6, gpusAfter: 1 },
    });
    const known = lever(
      "x",
      { kind: "purchase-mix", mix: { reserved1y: 0.2, reserved3y: 0.1, spot: 0.3 } },
      {
        workloadIds: ["training"],
        fromMonth: 5,
        oneOffCost: 9,
      },
    );
    const { id: _id, ...parts } = known;
    expect(checkedLever(leverDraftOf(known, input), input).lever).toEqual(parts);
  });

  test("another kind has its own numbers; a name that was typed stays", () => {
    expect(withKind(start, "compression")).toMatchObject({ name: "Model compression", numbers: { costRatio: 0.4 } });
    expect(withKind({ ...start, name: "INT8" }, "compression").name).toBe("INT8");
  });

  test.each([
    ["name", { name: " " }, "Give it a name."],
    ["gpusAfter", { numbers: { gpusBefore: 6, gpusAfter: 0 } }, "More than 0, at most 1,000,000."],
    ["gpusAfter", { numbers: { gpusBefore: 6, gpusAfter: null } }, "Enter a number. More than 0, at most 1,000,000."],
    ["workloadIds", { workloadIds: new Set<string>() }, "Choose at least one workload."],
    ["fromMonth", { fromMonth: "2030-01" }, "A month of the plan: Jan 2027 to Dec 2029."],
    ["fromMonth", { fromMonth: "2026-12" }, "A month of the plan: Jan 2027 to Dec 2029."],
    ["fromMonth", { fromMonth: "" }, "A month of the plan: Jan 2027 to Dec 2029."],
    ["oneOffCost", { oneOffCost: -1 }, "From 0 to 1,000,000,000,000."],
  ])("%s of %j is refused with its rule", (field, wrong, rule) => {
    expect(checkedLever({ ...start, ...wrong }, input)).toEqual({ lever: null, errors: { [field]: rule } });
  });

  test("40 + 70% bought ahead is more than the whole", () => {
    const mix = {
      ...withKind(start, "purchase-mix"),
      numbers: { "mix.reserved1y": 0.4, "mix.reserved3y": 0, "mix.spot": 0.7 },
    };
    expect(checkedLever(mix, input).errors).toEqual({
      mix: "The shares are more than the whole: together at most 100%.",
    });
  });
});
