import { beforeAll, describe, expect, test } from "vitest";
import { calculations, prepareCalculation } from "@/lib/schema/calculations";
import { isFromGuide, type ReferenceCase } from "@/lib/schema/reference-case";
import { checkCase } from "@/lib/schema/reference-check";
import { referenceCases } from "./all";

const named = referenceCases.map((each): [string, ReferenceCase] => [`${each.calculation}: ${each.title}`, each]);

beforeAll(async () => {
  for (const name of new Set(referenceCases.map(({ calculation }) => calculation))) await prepareCalculation(name);
});

describe("published examples", () => {
  test.each(named)("%s", (_name, reference) => {
    const { figures, isAsMarked } = checkCase(reference);
    expect(isAsMarked, JSON.stringify(figures, null, 1)).toBe(true);
  });

  test("are 60 or more, 30 or more of them not from the guide", () => {
    expect(referenceCases.length).toBeGreaterThanOrEqual(60);
    expect(referenceCases.filter((each) => !isFromGuide(each)).length).toBeGreaterThanOrEqual(30);
  });

  test("cover every calculation", () => {
    const covered = new Set<string>(referenceCases.map(({ calculation }) => calculation));
    expect(Object.keys(calculations).filter((name) => !covered.has(name))).toEqual([]);
  });

  test("have titles that tell them apart", () => {
    const titles = named.map(([title]) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test("say where they stand and why they may differ", () => {
    for (const { citation, tolerance, expected } of referenceCases) {
      expect(citation.where).not.toBe("");
      expect(tolerance.why).not.toBe("");
      expect(Object.keys(expected).length).toBeGreaterThan(0);
      if (citation.url !== undefined) expect(citation.url).toMatch(/^https?:\/\//);
    }
  });
});

describe("a check can fail:", () => {
  const base: ReferenceCase = {
    calculation: "managed-onprem",
    title: "a half",
    input: { cloudMonthly: 100, managedMonthly: 50 },
    expected: { savingRatio: 0.5, factor: 2 },
    tolerance: { absolute: 0.01, why: "two decimals" },
    citation: { source: "this test", where: "here" },
    verdict: { kind: "holds" },
  };
  const wrong = { kind: "published-wrong", says: "60 %", right: "50 %", reason: "(100 − 50) / 100" } as const;

  test("a figure outside its tolerance does not hold; on its edge it does", () => {
    expect(checkCase({ ...base, expected: { savingRatio: 0.52 } }).isAsMarked).toBe(false);
    expect(checkCase({ ...base, expected: { savingRatio: 0.51 } }).isAsMarked).toBe(true);
    expect(
      checkCase({ ...base, expected: { savingRatio: 0.55 }, tolerance: { relative: 0.1, why: "" } }).isAsMarked,
    ).toBe(true);
  });

  test("a figure without a tolerance of its own is exact", () => {
    const tolerance = { absolute: { factor: 0.2 }, why: "" };
    expect(checkCase({ ...base, expected: { savingRatio: 0.5, factor: 2.1 }, tolerance }).isAsMarked).toBe(true);
    expect(checkCase({ ...base, expected: { savingRatio: 0.501, factor: 2 }, tolerance }).isAsMarked).toBe(false);
  });

  test("a case marked wrong whose figure holds after all, or whose correction is not ours", () => {
    expect(checkCase({ ...base, verdict: { ...wrong, corrected: { savingRatio: 0.5 } } }).isAsMarked).toBe(false);
    const published = { ...base, expected: { savingRatio: 0.6 } };
    expect(checkCase({ ...published, verdict: { ...wrong, corrected: { savingRatio: 0.4 } } }).isAsMarked).toBe(false);
    expect(checkCase({ ...published, verdict: { ...wrong, corrected: { savingRatio: 0.5 } } }).isAsMarked).toBe(true);
  });

  test("a path that the result does not have", () => {
    expect(() => checkCase({ ...base, expected: { saving: 1 } })).toThrow(RangeError);
  });
});
