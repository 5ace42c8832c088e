import { describe, expect, test } from "vitest";
import { columnsOf, focusColumnOf, focusColumns, focusVersions } from "../../../lib/import/focus/columns";
import { focusVersionOf } from "../../../lib/import/focus/version";

const names = (version: (typeof focusVersions)[number]) => columnsOf(version).map(({ name }) => name);

describe("columns", () => {
  test.each([
    ["1.0", 43],
    ["1.1", 50],
    ["1.2", 57],
    ["1.3", 65],
    ["1.4", 65],
  ] as const)("FOCUS %s has %d columns", (version, count) => {
    expect(columnsOf(version)).toHaveLength(count);
  });

  test("1.1 + 7 columns of 1.2 = 1.2; 1.4 drops two of 1.3 and adds two", () => {
    expect(names("1.2").filter((name) => !names("1.1").includes(name))).toHaveLength(7);
    expect(names("1.3").filter((name) => !names("1.4").includes(name))).toEqual(["ProviderName", "PublisherName"]);
    expect(names("1.4").filter((name) => !names("1.3").includes(name))).toEqual([
      "CommitmentProgramEligibilityDetails",
      "InvoiceDetailId",
    ]);
  });

  test("no name stands twice, and each is found in any case", () => {
    expect(new Set(focusColumns.map(({ name }) => name)).size).toBe(focusColumns.length);
    expect(["billedcost", "Billed Cost", "billed_cost", "BILLEDCOST"].map((name) => focusColumnOf(name)?.name)).toEqual(
      Array(4).fill("BilledCost"),
    );
  });

  test("x_BilledCost is the provider's own column", () => {
    expect(focusColumnOf("x_BilledCost")).toBeNull();
  });
});

describe("version", () => {
  test.each(focusVersions.map((version) => [version]))(
    "the columns of %s, in any order, are of that version",
    (version) => {
      expect(focusVersionOf(names(version).toReversed())).toBe(version);
    },
  );

  test("columns that all versions have are 1.0; foreign ones are of none", () => {
    expect(focusVersionOf(["BilledCost", "Tags", "x_mine"])).toBe("1.0");
    expect(focusVersionOf(["Cost", "x_BilledCost"])).toBeNull();
  });

  test("one column of 1.4 is enough", () => {
    expect(focusVersionOf(["BilledCost", "ProviderName", "InvoiceDetailId"])).toBe("1.4");
  });
});
