import { describe, expect, it } from "vitest";
import { describeHardware, headlinePrice, scaled, termsRows, unscaled } from "@/components/price-book/price-terms";
import { typicalTerms } from "@/lib/schema/supply-defaults";

const named = { id: "x", name: "x" };
const cloud = { ...typicalTerms.cloud, ...named };
const mixed = { ...cloud, mix: { reserved1y: 0.5, reserved3y: 0, spot: 0.25 } };

describe("headlinePrice", () => {
  it("is the instance-hour as it is bought: 0.5 × 33.024 + 0.25 × 22.016 + 0.25 × 55.04 = 35.776", () => {
    expect(headlinePrice(cloud, "USD")).toBe("$55.04 per instance-hour");
    expect(headlinePrice(mixed, "USD")).toBe("$35.78 per instance-hour");
  });

  it("is what the vendor quotes for everything else, in the organisation's currency", () => {
    expect(headlinePrice({ ...typicalTerms.owned, ...named }, "EUR")).toBe("€250,141.80 per server");
    expect(headlinePrice({ ...typicalTerms.consumption, ...named }, "USD")).toBe("$1,255.60 per unit and month");
    expect(headlinePrice({ ...typicalTerms.edge, ...named }, "JPY")).toBe("¥1,500 per device");
  });
});

describe("describeHardware", () => {
  it("names the purchase, and its shares where it is mixed", () => {
    expect(describeHardware(cloud)).toBe("8 × H100, on demand");
    expect(describeHardware(mixed)).toBe("8 × H100, 25% on demand, 50% reserved 1 year, 25% spot");
    expect(describeHardware({ ...typicalTerms.edge, ...named })).toBe("Jetson Orin, 10 devices");
  });
});

describe("termsRows", () => {
  it("shows ratios in percent, units in the currency, and a term that is not set as a dash", () => {
    const rows = termsRows({ ...typicalTerms.owned, ...named }, "EUR");
    const row = (key: string) => rows.find((each) => each.key === key);
    expect(row("maintenanceShareAnnual")).toMatchObject({ unit: "% / y", value: "12" });
    expect(row("pricePerKwh")).toMatchObject({ unit: "EUR/kWh", value: "0.12" });
    expect(row("colocationPerKwMonth")?.value).toBe("—");
  });

  it("leaves out what the offer does not have", () => {
    const rows = termsRows({ ...cloud, spot: null }, "USD");
    expect(rows.some((row) => row.key.includes("spot"))).toBe(false);
  });
});

it("goes from ratio to percent and back: 0.57 × 100 = 57", () => {
  expect(scaled(0.57)).toBe(57);
  expect(unscaled(57)).toBe(0.57);
});
