import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultThresholds } from "@/lib/calc/classify";
import type { CloudOffer, Supply } from "@/lib/calc/supply";
import {
  describeFilter,
  filterOptions,
  filterRows,
  parseFilters,
  printFilters,
  sortKeys,
  sortRows,
} from "@/lib/chart/workload-filter";
import { costsByTier, purchaseOf, type WorkloadRow, workloadRow } from "@/lib/chart/workload-recommendation";
import { workloadFinding, workloadTotals } from "@/lib/chart/workload-summary";
import { supplyOf } from "@/lib/schema/price-entry";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import type { Workload } from "@/lib/schema/workload";

/** 8 GPUs at 16 an hour, used fully, no shares: 2 a GPU-hour; storage and egress are free unless a test prices them. */
function offer(id: string, given: Partial<CloudOffer> = {}): CloudOffer {
  return {
    ...typicalTerms.cloud,
    id,
    name: id,
    onDemandHourly: 16,
    reserved1y: { instanceHourly: 8, upfrontPerInstance: 0 },
    spot: { instanceHourly: 4, interruptionOverhead: 0 },
    utilisation: 1,
    networkShare: 0,
    supportShare: 0,
    storagePricePerGb: 0,
    egressTiers: [{ upToGb: null, pricePerGb: 0 }],
    ...given,
  };
}

const onDemand = offer("on-demand");
const reserved = offer("reserved", { mix: { reserved1y: 1, reserved3y: 0, spot: 0 } });
const spot = offer("spot", { mix: { reserved1y: 0, reserved3y: 0, spot: 1 } });
const cheapOther = offer("other class", {
  gpuClass: "T4",
  onDemandHourly: 1,
  mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
});
const metered = supplyOf({
  id: "metered",
  name: "metered",
  kind: "consumption",
  terms: { ...typicalTerms.consumption, reservedUnits: 0, meteredGpuHourly: 1.5 },
});
const fleet = supplyOf({ id: "fleet", name: "fleet", kind: "owned", terms: typicalTerms.owned });

const workload: Workload = {
  id: "w",
  name: "vit-pretrain-l",
  teamId: "t",
  teamName: "Vision",
  kind: "large-model-training",
  supplyId: "on-demand",
  supplyName: "on-demand",
  supplyKind: "cloud",
  gpuHoursMonthly: 1000,
  peakToMean: 1,
  growthAnnual: null,
  utilisation: 0.5,
  latencyMs: null,
  datasetTb: 0,
  egressGbMonthly: 0,
  faultTolerant: false,
  residency: null,
  variability: "bursty",
  parametersBillion: null,
  notes: "",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  archivedAt: null,
};

function rowOf(given: Partial<Workload>, supplies: readonly Supply[]): WorkloadRow {
  return workloadRow({ ...workload, ...given }, { supplies, thresholds: defaultThresholds });
}

describe("workloadRow", () => {
  test("1,000 GPU-hours × 16 / 8 = 2,000 a month on demand; short-lived work stays where it is", () => {
    const row = rowOf({ kind: "rapid-prototyping" }, [onDemand, reserved, fleet]);
    expect(row).toMatchObject({ tier: "cloud", purchase: "on-demand", monthlyCost: 2000, moves: false, saving: 0 });
  });

  test("interruptible batch work in the cloud: spot at 4 / 8 × 1,000 = 500 saves 1,500", () => {
    const row = rowOf({ kind: "data-preparation", faultTolerant: true }, [onDemand, reserved, spot]);
    expect(row.recommended).toEqual({ tier: "cloud", purchase: "spot", supplyName: "spot" });
    expect([row.moves, row.recommendedCost, row.saving]).toEqual([true, 500, 1500]);
  });

  test("other terms in the right tier are no change when they cost more", () => {
    const dear = offer("dear spot", { spot: { instanceHourly: 17, interruptionOverhead: 0 }, mix: spot.mix });
    expect(rowOf({ kind: "data-preparation", faultTolerant: true }, [onDemand, dear]).moves).toBe(false);
  });

  test("on-prem and unsteady is metered: 1,000 × 1.5 = 1,500; a fleet of another way to buy is not taken", () => {
    const row = rowOf({ residency: "EU", variability: "variable" }, [onDemand, metered, fleet]);
    expect(row.recommended).toEqual({ tier: "on-prem", purchase: "consumption", supplyName: "metered" });
    expect(row.saving).toBe(500);
  });

  test("a tier without a supply gives no cost and says so, and is still a change", () => {
    const row = rowOf({ kind: "edge-inference", latencyMs: 5 }, [onDemand]);
    expect(row).toMatchObject({ moves: true, recommendedCost: null, saving: null });
    expect(row.recommended).toEqual({ tier: "edge", purchase: "devices", supplyName: null });
    expect(row.recommendedReason).toBe("No edge supply with a price today can run it.");
  });

  test("a supply without a price today gives no cost, never 0", () => {
    const row = rowOf({ kind: "rapid-prototyping" }, []);
    expect([row.monthlyCost, row.saving]).toEqual([null, null]);
    expect(row.costReason).toBe("on-demand has no price that holds today.");
  });

  test("offers of the class in use stand before cheaper ones of another", () => {
    const spotOfOther = { ...cheapOther, mix: spot.mix, spot: { instanceHourly: 0.5, interruptionOverhead: 0 } };
    const row = rowOf({ kind: "data-preparation", faultTolerant: true }, [onDemand, spot, spotOfOther]);
    expect(row.recommended.supplyName).toBe("spot");
  });
});

test("purchaseOf names what most of an offer is bought as", () => {
  expect([onDemand, reserved, spot, metered, fleet].map(purchaseOf)).toEqual([
    "on-demand",
    "reserved",
    "spot",
    "consumption",
    "owned",
  ]);
});

describe("costsByTier", () => {
  const pricing = { supplies: [onDemand, reserved, spot, metered], thresholds: defaultThresholds };

  test("each way to buy once, its reason where it is not possible, and every tier", () => {
    const row = workloadRow(workload, pricing);
    expect(costsByTier(row, pricing)).toEqual([
      {
        tier: "cloud",
        purchase: "on-demand",
        supplyName: "on-demand",
        monthlyCost: 2000,
        present: true,
        recommended: !row.moves,
      },
      {
        tier: "cloud",
        purchase: "reserved",
        supplyName: "reserved",
        monthlyCost: 1000,
        present: false,
        recommended: false,
      },
      { tier: "cloud", purchase: "spot", supplyName: null, reason: "it cannot be interrupted" },
      {
        tier: "on-prem",
        purchase: "consumption",
        supplyName: "metered",
        monthlyCost: 1500,
        present: false,
        recommended: row.moves,
      },
      { tier: "edge", purchase: null, supplyName: null, reason: "no such supply has a price today" },
    ]);
  });

  test("a model of 10 billion parameters fits no device, one below does", () => {
    const edge = supplyOf({ id: "edge", name: "edge", kind: "edge", terms: typicalTerms.edge });
    const at = (parametersBillion: number) => {
      const given = { supplies: [onDemand, edge], thresholds: defaultThresholds };
      return costsByTier(workloadRow({ ...workload, parametersBillion }, given), given).at(-1);
    };
    expect(at(10)).toMatchObject({ tier: "edge", reason: "no device fits this model" });
    expect(at(9.9)).toMatchObject({ tier: "edge", supplyName: "edge" });
  });
});

describe("filters", () => {
  const options = filterOptions(["Vision", "NLP", "R & D, Lund"]);

  test("team:is:vision,nlp;tier:not:edge", () => {
    const { filters, ignored } = parseFilters("team:is:vision,nlp;tier:not:edge", options);
    expect(filters).toEqual([
      { dimension: "team", is: true, values: ["vision", "nlp"] },
      { dimension: "tier", is: false, values: ["edge"] },
    ]);
    expect(ignored).toEqual([]);
    expect(filters.map((filter) => describeFilter(filter, options))).toEqual([
      "Team is Vision or NLP",
      "Runs on is not Edge",
    ]);
  });

  test("what is unknown is named and left out", () => {
    const parsed = parseFilters("team:is:foo,vision;sky:is:blue;tier:has:edge;;kind", options);
    expect(parsed.filters).toEqual([{ dimension: "team", is: true, values: ["vision"] }]);
    expect(parsed.ignored).toEqual(["team=foo", "sky:is:blue", "tier:has:edge", "kind"]);
  });

  test("archived ones are shown only when asked for", () => {
    const rows = [rowOf({}, [onDemand]), rowOf({ id: "old", archivedAt: "2026-02-01T00:00:00.000Z" }, [onDemand])];
    const shown = (text: string) =>
      filterRows(rows, { filters: parseFilters(text, options).filters, search: "" }).map((row) => row.workload.id);
    expect(shown("")).toEqual(["w"]);
    expect(shown("status:is:archived")).toEqual(["old"]);
    expect(shown("status:is:active,archived")).toEqual(["w", "old"]);
    expect(shown("team:not:vision")).toEqual([]);
  });

  test("a business unit stands for the teams below it, however deep", () => {
    const rows = [rowOf({ teamName: "Vision" }, [onDemand]), rowOf({ id: "s", teamName: "Search" }, [onDemand])];
    const teams = [
      { name: "Vision", parentName: "Research" },
      { name: "Research", parentName: "Company" },
      { name: "Company", parentName: null },
      { name: "Search", parentName: null },
    ];
    const named = filterOptions(teams.map((team) => team.name));
    const shown = (text: string) =>
      filterRows(rows, { filters: parseFilters(text, named).filters, search: "", teams }).map((row) => row.workload.id);
    expect(shown("team:is:research")).toEqual(["w"]);
    expect(shown("team:is:company,search")).toEqual(["w", "s"]);
    expect(shown("team:not:company")).toEqual(["s"]);
  });

  test("the search looks through name, team, kind, supply and notes", () => {
    const rows = [rowOf({ notes: "Nightly" }, [onDemand])];
    const found = (search: string) => filterRows(rows, { filters: [], search }).length;
    expect([found("PRETRAIN"), found("vision"), found("large model"), found("nightly"), found("asr")]).toEqual([
      1, 1, 1, 1, 0,
    ]);
  });

  test("parse(print(filters)) = filters", () => {
    const filter = fc.constantFrom("team", "kind", "tier", "recommended", "status").chain((dimension) =>
      fc.record({
        dimension: fc.constant(dimension),
        is: fc.boolean(),
        values: fc.uniqueArray(fc.constantFrom(...options[dimension].map((option) => option.value)), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(filter), (filters) => {
        expect(parseFilters(printFilters(filters), options)).toEqual({ filters, ignored: [] });
      }),
    );
  });
});

describe("sortRows", () => {
  test("a missing saving stands last in both directions", () => {
    const rows = [
      rowOf({ id: "none", kind: "edge-inference", latencyMs: 5 }, [onDemand]),
      rowOf({ id: "zero", kind: "rapid-prototyping" }, [onDemand]),
      rowOf({ id: "large", kind: "data-preparation", faultTolerant: true }, [onDemand, spot]),
    ];
    const ids = (sort: string) => sortRows(rows, sort).map((row) => row.workload.id);
    expect(ids("-saving")).toEqual(["large", "zero", "none"]);
    expect(ids("saving")).toEqual(["zero", "large", "none"]);
    expect(ids("nothing")).toEqual(["none", "zero", "large"]);
    for (const key of Object.keys(sortKeys)) expect(ids(key)).toHaveLength(3);
  });
});

describe("totals", () => {
  const rows = [
    rowOf({ id: "a", utilisation: 0.5, kind: "rapid-prototyping" }, [onDemand]),
    rowOf({ id: "b", utilisation: 0.6, gpuHoursMonthly: 3000, kind: "data-preparation", faultTolerant: true }, [
      onDemand,
      spot,
    ]),
    rowOf({ id: "c", utilisation: null, kind: "edge-inference", latencyMs: 5 }, [onDemand]),
  ];

  test("(1,000 + 3,000) / (1,000 / 0.5 + 3,000 / 0.6) = 4 / 7; 2,000 + 6,000 + 2,000 = 10,000; 6,000 − 1,500 = 4,500", () => {
    expect(workloadTotals(rows)).toEqual({
      count: 3,
      moving: 2,
      gpuHoursMonthly: 5000,
      utilisation: 4 / 7,
      monthlyCost: 10_000,
      unpriced: 0,
      recommendedCost: 3500,
      saving: 4500,
      withoutSaving: 1,
    });
  });

  test("the groups of the finding are where the workloads would go", () => {
    expect(workloadFinding(rows).groups).toEqual([
      { label: "terms", count: 1, saving: 4500 },
      { label: "edge", count: 1, saving: 0 },
    ]);
  });

  test("no rows: nothing is measured, and sums are 0", () => {
    expect(workloadTotals([])).toMatchObject({ count: 0, utilisation: null, monthlyCost: 0, saving: 0 });
  });
});
