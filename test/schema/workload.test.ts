import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workloadKinds } from "@/lib/calc/classify";
import { type WorkloadField, type WorkloadInput, workloadFields, workloadInput } from "@/lib/schema/workload";
import { workloadForm, workloadText } from "@/lib/schema/workload-text";

const id = "01890a5d-ac96-774b-bcce-b302099a8057";

const least = { name: "ocr", teamId: id, kind: "batch-inference", supplyId: id, gpuHoursMonthly: 120 };

function problem(schema: typeof workloadInput | typeof workloadForm, value: unknown) {
  const result = schema.safeParse(value);
  return result.success
    ? null
    : { field: result.error.issues[0]?.path.join("."), rule: result.error.issues[0]?.message };
}

describe("workloadInput", () => {
  test("name, team, kind, supply and hours are enough; the rest has defaults", () => {
    expect(workloadInput.parse(least)).toEqual({
      ...least,
      peakToMean: 1,
      growthAnnual: null,
      utilisation: null,
      latencyMs: null,
      datasetTb: 0,
      egressGbMonthly: 0,
      faultTolerant: false,
      residency: null,
      variability: "steady",
      parametersBillion: null,
      notes: "",
    });
  });

  test.each<[WorkloadField, unknown, unknown]>([
    ["gpuHoursMonthly", 0, -0.001],
    ["gpuHoursMonthly", 1e9, 1e9 + 1],
    ["peakToMean", 1, 0.999],
    ["peakToMean", 1000, 1001],
    ["growthAnnual", -0.99, -1],
    ["growthAnnual", 10, 10.01],
    ["utilisation", 0.01, 0],
    ["utilisation", 1, 1.01],
    ["latencyMs", 0.1, 0],
    ["datasetTb", 0, -1],
    ["egressGbMonthly", 1e9, Number.POSITIVE_INFINITY],
    ["parametersBillion", 0.001, Number.NaN],
    ["name", "x".repeat(80), "x".repeat(81)],
    ["name", "ocr v2", "ocr\u0000"],
    ["notes", "x".repeat(2000), "x".repeat(2001)],
    ["notes", "two\nlines", "a\u0000b"],
    ["residency", null, "x".repeat(41)],
    ["kind", "fine-tuning", "sorting"],
    ["variability", "bursty", ""],
    ["teamId", id, "vision"],
  ])("%s takes %j and refuses %j", (field, good, bad) => {
    expect(problem(workloadInput, { ...least, [field]: good })).toBeNull();
    expect(problem(workloadInput, { ...least, [field]: bad })?.field).toBe(field);
  });

  test("an empty place to stay is no place", () => {
    expect(workloadInput.parse({ ...least, residency: "  " }).residency).toBeNull();
  });
});

describe("workloadForm", () => {
  const typed = { name: " ocr ", teamId: id, kind: "Batch inference", supplyId: id, gpuHoursMonthly: "120" };

  test("what is typed becomes what is stored: 71 % is 0.71, an empty limit is none, an unticked box is no", () => {
    const form = { ...typed, utilisation: "71", growthAnnual: "-5 %", latencyMs: "", faultTolerant: "on" };
    expect(workloadForm.parse(form)).toMatchObject({
      name: "ocr",
      kind: "batch-inference",
      gpuHoursMonthly: 120,
      utilisation: 0.71,
      growthAnnual: -0.05,
      latencyMs: null,
      faultTolerant: true,
    });
    expect(workloadForm.parse(typed).faultTolerant).toBe(false);
  });

  test.each(["", "twelve", "1,200", "NaN", "-3", "0x1f", "12 h"])(
    "GPU-hours %j are refused by name",
    (gpuHoursMonthly) => {
      expect(problem(workloadForm, { ...typed, gpuHoursMonthly })).toEqual({
        field: "gpuHoursMonthly",
        rule: "Must be a number from 0 to 1 billion, written like 1250.5.",
      });
    },
  );

  test("what is no object is refused, not thrown", () => {
    for (const value of [null, undefined, "x", 1, []]) expect(workloadForm.safeParse(value).success).toBe(false);
  });

  test("every workload survives being written as text and read again", () => {
    const tidy = (max: number) =>
      fc.float({ min: Math.fround(0.1), max, noNaN: true }).map((value) => Number(value.toFixed(3)));
    const workload = fc.record({
      ...Object.fromEntries(Object.entries(least).map(([field, value]) => [field, fc.constant(value)])),
      kind: fc.constantFrom(...workloadKinds),
      gpuHoursMonthly: tidy(1e6),
      utilisation: fc.option(fc.integer({ min: 10, max: 1000 }).map((value) => value / 1000)),
      growthAnnual: fc.option(fc.integer({ min: -990, max: 10_000 }).map((value) => value / 1000)),
      latencyMs: fc.option(tidy(1000)),
      faultTolerant: fc.boolean(),
      residency: fc.option(fc.constantFrom("EU", "Zürich, CH")),
    });
    fc.assert(
      fc.property(workload, (given) => {
        const input: WorkloadInput = workloadInput.parse(given);
        const form = Object.fromEntries(workloadFields.map((field) => [field, workloadText(field, input[field])]));
        expect(workloadForm.parse(form)).toEqual(input);
      }),
    );
  });
});
