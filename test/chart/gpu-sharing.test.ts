import { describe, expect, test } from "vitest";
import { gpuSpecs } from "@/lib/calc/gpu-profiles";
import { gpuSharing } from "@/lib/calc/gpu-sharing";
import { gpuSharingPlan } from "@/lib/calc/gpu-sharing-plan";
import {
  gridTitle,
  limitRows,
  type SharingView,
  sharingFigures,
  sharingFinding,
  sharingNote,
} from "@/lib/chart/gpu-sharing";
import { gpuTable, heldRows, movedPlace, sharedRows, unsharedRows } from "@/lib/chart/gpu-sharing-grid";
import { handRows, rowsFor, withNewRow } from "@/lib/chart/gpu-sharing-hand";
import { sharingCandidates, sharingDemand } from "@/lib/chart/gpu-sharing-workloads";
import type { Workload } from "@/lib/schema/workload";
import { cloudOf, frozen } from "../calc/fixtures";

const a100 = gpuSpecs["A100-40GB"];
const h100 = gpuSpecs["H100-80GB"];

const guide = frozen([
  { profile: "1g.5gb", count: 3 },
  { profile: "2g.10gb", count: 2 },
  { profile: "3g.20gb", count: 1 },
]);

function byHand(change: Partial<Parameters<typeof gpuSharingPlan>[0]> = {}): SharingView {
  const input = { gpuModel: a100.model, demands: guide, gpusNow: 6, workGpus: null, gpuHourly: 2, ...change };
  return {
    spec: gpuSpecs[input.gpuModel],
    plan: gpuSharingPlan(input),
    gpusNow: input.gpusNow,
    gpuHourly: input.gpuHourly,
    instances: input.demands.reduce((sum, { count }) => sum + count, 0),
    source: "hand",
    currency: "USD",
  };
}

const said = (view: SharingView) =>
  sharingFinding(view)
    .map(({ text }) => text)
    .join("");

describe("the finding", () => {
  test("says how many, that one does not do, and (6 − 2) × 730 × 2.00 = 5,840", () => {
    expect(said(byHand())).toBe("6 instances need 2 A100-40GB GPUs, not one, which frees $5.84K a month.");
    expect(sharingNote(byHand())).toContain("10 compute slices of 7 and 11 memory slices of 8 (55 GB of 40)");
  });

  test("says it when sharing costs more: (1.5 − 2) × 730 × 2.00 = −730", () => {
    const view: SharingView = { ...byHand({ gpusNow: 1.5 }), source: "workloads" };
    expect(said(view)).toBe("6 workloads can share 2 A100-40GB GPUs, which would cost $730 a month more.");
    expect(sharingNote(view)).toContain("They hold theirs for too small a part of it");
  });

  test("has no money without a price", () => {
    expect(said(byHand({ gpuHourly: null }))).toBe("6 instances need 2 A100-40GB GPUs, not one, which frees 4 GPUs.");
    expect(sharingFigures(byHand({ gpuHourly: null }))[1]).toMatchObject({ value: "—", note: /no price/ });
  });

  test("one instance fits one GPU, and nothing is nothing", () => {
    expect(said(byHand({ demands: [{ profile: "3g.20gb", count: 1 }], gpusNow: 1 }))).toBe(
      "1 instance needs 1 A100-40GB GPU, which frees nothing.",
    );
    expect(said(byHand({ demands: [], gpusNow: 0 }))).toBe("Nothing is asked for.");
  });
});

describe("the figures", () => {
  test("10 slices of 6 × 7 = 24% today, 10 of 2 × 7 = 71% shared, 4 unused", () => {
    const [gpus, freed, use, unused] = sharingFigures(byHand());
    expect(gpus?.value).toBe("6 → 2");
    expect(freed).toMatchObject({ value: "$5.84K", note: "4 × 730 h × $2.00", tone: "saving" });
    expect(use?.value).toBe("24% → 71%");
    expect(unused).toMatchObject({ value: "4 of 14", note: "compute; memory 5 of 16" });
  });

  test("a negative saving is one in words and tone", () => {
    expect(sharingFigures(byHand({ gpusNow: 1 }))[1]).toMatchObject({ label: "Costs more a month", tone: "over" });
  });

  test("the limits that ask for two GPUs bind, those that one GPU keeps do not", () => {
    const rows = limitRows(byHand());
    expect(rows.filter(({ binds }) => binds).map(({ name }) => name)).toEqual(["compute slices", "memory slices"]);
    expect(rows.find(({ name }) => name === "places for a 2g")).toMatchObject({ needed: "3", perGpu: "3", gpus: "1" });
  });
});

describe("the grid", () => {
  const sharing = gpuSharing({ gpuModel: a100.model, demands: guide });
  const rows = sharedRows(sharing, a100, () => ({ label: null, href: null }));

  test("covers the 8 memory slices of every GPU, free ones too", () => {
    expect(rows.map(({ blocks }) => blocks.reduce((sum, { size }) => sum + size, 0))).toEqual([8, 8]);
    expect(rows[1]?.blocks.at(-1)).toMatchObject({
      slot: 3,
      size: 5,
      short: null,
      detail: "free, memory slices 3 to 7",
    });
    expect(rows.map(({ note }) => note)).toEqual(["7 of 7", "3 of 7"]);
  });

  test("says what a block is", () => {
    expect(rows[0]?.blocks.at(-1)?.detail).toBe("3g.20gb, 3 compute slices, memory slices 4 to 7");
  });

  test("its table has every block: 6 instances and 1 free run", () => {
    const table = gpuTable(rows);
    expect(table.rows).toHaveLength(7);
    expect(table.rows[2]?.cells).toMatchObject({ gpu: "GPU 1", slot: 4, profile: "3g.20gb", computeSlices: 3 });
  });

  test("today every instance has a GPU: a 2g fills 2 of its 7 compute slices", () => {
    const today = unsharedRows(guide, a100);
    expect(today).toHaveLength(6);
    expect(today[3]?.blocks[0]).toMatchObject({ size: 8, share: 2 / 7 });
  });

  test("arrows move along a row and to what lies under, and stop at the edges", () => {
    const from = { row: 0, block: 0 };
    expect(movedPlace(rows, from, "ArrowLeft")).toEqual(from);
    expect(movedPlace(rows, from, "End")).toEqual({ row: 0, block: 2 });
    // Memory slice 4 of the second GPU lies in its free run, the fourth block.
    expect(movedPlace(rows, { row: 0, block: 2 }, "ArrowDown")).toEqual({ row: 1, block: 3 });
    expect(movedPlace(rows, { row: 1, block: 3 }, "ArrowDown")).toEqual({ row: 1, block: 3 });
    expect(movedPlace(rows, from, "a")).toBeNull();
  });

  test("is titled by what it finds", () => {
    expect(gridTitle("after", byHand(), 2)).toBe("Shared: 2 × A100-40GB, 4 compute slices unused");
    expect(gridTitle("before", byHand(), 6)).toBe("Today each instance has GPUs of its own: 6 × A100-40GB");
  });
});

describe("workloads", () => {
  const workload: Workload = {
    id: "one",
    name: "one",
    teamId: "t",
    teamName: "Team",
    kind: "batch-inference",
    supplyId: "h100",
    supplyName: "H100",
    supplyKind: "cloud",
    gpuHoursMonthly: 365,
    peakToMean: 1,
    growthAnnual: null,
    utilisation: 0.4,
    latencyMs: null,
    datasetTb: 0,
    egressGbMonthly: 0,
    faultTolerant: false,
    residency: null,
    variability: "steady",
    parametersBillion: 8,
    notes: "",
    createdAt: "2026-11-01T00:00:00Z",
    updatedAt: "2026-11-01T00:00:00Z",
    archivedAt: null,
  };
  const supplies = frozen([
    cloudOf({ id: "h100", onDemandHourly: 4 }),
    cloudOf({ id: "cheap", onDemandHourly: 1 }),
    cloudOf({ id: "l40s", gpuClass: "L40S" }),
  ]);
  const rules = { instanceUtilisation: 0.8, bitsPerWeight: 16 };
  const workloads = frozen([
    workload,
    { ...workload, id: "two", name: "two", supplyId: "cheap", gpuHoursMonthly: 730, utilisation: 0.2 },
    { ...workload, id: "large", name: "large", gpuHoursMonthly: 2000 },
    { ...workload, id: "trained", name: "trained", kind: "large-model-training" as const },
    { ...workload, id: "other", name: "other", supplyId: "l40s" },
    { ...workload, id: "gone", name: "gone", supplyId: "gone" },
  ]);
  const found = sharingCandidates({ workloads, supplies }, h100, rules);

  test("share in their profile, or say why not; other GPUs are counted", () => {
    expect(found.sharers.map(({ workload: { id }, profile }) => [id, profile.name])).toEqual([
      ["one", "2g.20gb"],
      ["two", "2g.20gb"],
    ]);
    expect(found.refused.map(({ id, reason }) => [id, reason])).toEqual([
      ["large", "needs more than one GPU: 1.37"],
      ["trained", "trains over several GPUs at once"],
    ]);
    expect(found.elsewhere).toEqual([
      { gpuClass: "L40S", count: 1 },
      { gpuClass: "GPUs without a price today", count: 1 },
    ]);
  });

  test("hold (365 + 730) / 730 = 1.5 GPUs at (365 × 4 + 730 × 1) / 1,095 = 2.00, of which 0.4 work", () => {
    const today = sharingDemand(found.sharers);
    expect(today.gpusNow).toBe(1.5);
    expect(today.gpuHourly).toBeCloseTo(2, 12);
    // (365 × 0.4 + 730 × 0.2) / 730
    expect(today.workGpus).toBeCloseTo(0.4, 12);
  });

  test("nobody shares: no price and nothing held", () => {
    expect(sharingDemand([])).toMatchObject({ demands: [], gpusNow: 0, workGpus: 0, gpuHourly: null });
  });

  test("today one holds its GPU half the month and uses 40% of that: 20%", () => {
    const [row] = heldRows(found.sharers, h100);
    expect(row).toMatchObject({ note: "20%", blocks: [{ label: "one", href: "/workloads/one", share: 0.2 }] });
  });
});

describe("rows by hand", () => {
  test("are the guide's six workloads, and follow the model", () => {
    const rows = handRows(a100);
    expect(rows.map(({ profile, count }) => `${count} × ${profile}`)).toEqual([
      "3 × 1g.5gb",
      "2 × 2g.10gb",
      "1 × 3g.20gb",
    ]);
    expect(rowsFor(rows, a100, gpuSpecs.B200).map(({ profile }) => profile)).toEqual(["1g.23gb", "2g.45gb", "3g.90gb"]);
  });

  test("a profile that the model lacks stays, for its rule to be said", () => {
    expect(rowsFor(handRows(a100), a100, gpuSpecs.A30).map(({ profile }) => profile)).toEqual([
      "1g.6gb",
      "2g.12gb",
      "3g.20gb",
    ]);
  });

  test("a new row is one of the smallest, with an id of its own", () => {
    expect(withNewRow(handRows(a100), a100).at(-1)).toEqual({ id: 3, profile: "1g.5gb", count: 1 });
    expect(withNewRow([], a100)).toEqual([{ id: 0, profile: "1g.5gb", count: 1 }]);
  });
});
