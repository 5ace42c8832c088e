import type { SupplyTerms } from "@/lib/schema/supply";
import { typicalTerms } from "@/lib/schema/supply-defaults";

export type DemoSupply = {
  name: string;
  prices: readonly { from: string; source: string; terms: SupplyTerms }[];
};

type CloudTerms = Extract<SupplyTerms, { kind: "cloud" }>;
type OwnedTerms = Extract<SupplyTerms, { kind: "owned" }>;
type EdgeTerms = Extract<SupplyTerms, { kind: "edge" }>;

const discounts = "reserved and spot from the guide's ranges: 1 year 40% off, 3 years 60% off, spot 60% off";

/** The guide's ranges are 40 to 60% for reservations and 60 to 90% for spot; spot is taken at its cautious end. */
function offer(gpuClass: string, gpusPerInstance: number, onDemandHourly: number, mix: CloudTerms["mix"]): CloudTerms {
  const off = (share: number) => Math.round(onDemandHourly * (1 - share) * 1e5) / 1e5;
  return {
    ...typicalTerms.cloud,
    gpuClass,
    gpusPerInstance,
    onDemandHourly,
    reserved1y: { instanceHourly: off(0.4), upfrontPerInstance: 0 },
    reserved3y: { instanceHourly: off(0.6), upfrontPerInstance: 0 },
    spot: { instanceHourly: off(0.6), interruptionOverhead: 0.08 },
    mix,
  };
}

const onDemand = { reserved1y: 0, reserved3y: 0, spot: 0 };
const reserved1y = { reserved1y: 1, reserved3y: 0, spot: 0 };
const spot = { reserved1y: 0, reserved3y: 0, spot: 1 };

const p5Cut = "AWS price list, us-east-1, after the cut of June 2025";
const p5Before = "AWS price list, us-east-1, before the cut of June 2025: most published breakevens still use it";

function p5(name: string, mix: CloudTerms["mix"]): DemoSupply {
  return {
    name,
    prices: [
      { from: "2023-07-26", source: `${p5Before}; ${discounts}`, terms: offer("H100", 8, 98.32, mix) },
      { from: "2025-06-01", source: `${p5Cut}; ${discounts}`, terms: offer("H100", 8, 55.04, mix) },
    ],
  };
}

const serverPrice = "Lenovo LP2368, server price of January 2026, and its maintenance of 12% a year";
const siteCosts =
  "0.12 USD/kWh and network 100,000 USD from the guide (low end); NVIDIA AI Enterprise 4,500 USD per GPU-year; " +
  "0.1 engineer per node at 180,000 USD is Northwind's own figure";

/** Air-cooled unless told otherwise. */
function fleet(terms: Pick<OwnedTerms, "gpuClass" | "nodePrice" | "gpusPerNode" | "kwPerNode"> & Partial<OwnedTerms>) {
  return { ...typicalTerms.owned, ...terms };
}

/** Liquid cooling: PUE 1.1 and the middle of the guide's 50,000 to 200,000 USD. */
const liquid = { pue: 1.1, liquidCoolingCapex: 125_000 } as const;

const h100 = { gpuClass: "H100", nodePrice: 250_141.8, gpusPerNode: 8, kwPerNode: 10.2 } as const;

const inPlace = fleet({
  ...h100,
  ownedNodes: 2,
  installMonths: 0,
  migrationCost: 0,
  buildOutPerKw: 0,
  networkCapex: 0,
});

/** A GPU-hour of work is one hour of an H100; a device gives TOPS / 3,958 of it (int8 peak), used 40% of the month. */
function devices(
  gpuClass: string,
  terms: Pick<EdgeTerms, "devicePrice" | "wattsPerDevice" | "sites" | "devices"> & { tops: number },
) {
  const { tops, ...rest } = terms;
  const gpuHoursPerDeviceMonth = Math.round((tops / 3958) * 730 * 0.4 * 100) / 100;
  return { ...typicalTerms.edge, gpuClass, ...rest, gpuHoursPerDeviceMonth };
}

const devicePrice = (range: string) => `The guide's table of edge platforms, middle of ${range} USD per device`;

export const demoSupplies: readonly DemoSupply[] = [
  p5("p5.48xlarge on demand", onDemand),
  p5("p5.48xlarge reserved 1 year", reserved1y),
  p5("p5.48xlarge spot", spot),
  {
    name: "p4d.24xlarge spot",
    prices: [
      {
        from: "2020-11-02",
        source: `The guide's training example, AWS price list until May 2025; ${discounts}`,
        terms: offer("A100", 8, 32.77, spot),
      },
      { from: "2025-06-01", source: `${p5Cut}; ${discounts}`, terms: offer("A100", 8, 21.957642, spot) },
    ],
  },
  {
    name: "p5en.48xlarge on demand",
    prices: [{ from: "2025-06-01", source: `${p5Cut}; ${discounts}`, terms: offer("H200", 8, 63.296, onDemand) }],
  },
  {
    name: "g6e.12xlarge on demand",
    prices: [
      {
        from: "2025-01-01",
        source: `AWS price list, us-east-1; ${discounts}`,
        terms: offer("L40S", 4, 10.49264, onDemand),
      },
    ],
  },
  {
    name: "H100 hall, Lund",
    prices: [
      { from: "2026-01-15", source: `${serverPrice}; ${siteCosts}`, terms: inPlace },
      {
        from: "2027-01-01",
        source: "Power contract from January 2027 at 0.13 USD/kWh; everything else as before",
        terms: { ...inPlace, pricePerKwh: 0.13 },
      },
    ],
  },
  {
    name: "New 8×H100 fleet",
    prices: [{ from: "2026-01-15", source: `${serverPrice}; ${siteCosts}`, terms: fleet(h100) }],
  },
  {
    name: "New 8×H200 fleet",
    prices: [
      {
        from: "2026-01-15",
        source: `${serverPrice}; ${siteCosts}`,
        terms: fleet({ gpuClass: "H200", nodePrice: 277_897.75, gpusPerNode: 8, kwPerNode: 10.2 }),
      },
    ],
  },
  {
    name: "New 8×B200 fleet",
    prices: [
      {
        from: "2026-01-15",
        source: `${serverPrice}; ${siteCosts}; liquid cooling 125,000 USD, middle of the guide's range`,
        terms: fleet({ gpuClass: "B200", nodePrice: 338_495.75, gpusPerNode: 8, kwPerNode: 14.3, ...liquid }),
      },
    ],
  },
  {
    name: "New 8×B300 fleet",
    prices: [
      {
        from: "2026-01-15",
        source: `${serverPrice}; ${siteCosts}; liquid cooling 125,000 USD, middle of the guide's range`,
        terms: fleet({ gpuClass: "B300", nodePrice: 461_567.5, gpusPerNode: 8, kwPerNode: 14.5, ...liquid }),
      },
    ],
  },
  {
    name: "New 4×L40S fleet",
    prices: [
      {
        from: "2026-01-15",
        source: `${serverPrice}; ${siteCosts}; staff 0.05 per node`,
        terms: fleet({
          gpuClass: "L40S",
          nodePrice: 52_390.5,
          gpusPerNode: 4,
          kwPerNode: 2.2,
          staffFtePerNode: 0.05,
          networkCapex: 25_000,
        }),
      },
    ],
  },
  {
    name: "Consumption-priced H100",
    prices: [
      {
        from: "2026-01-01",
        source:
          "The guide: 25,000 to 30,000 USD for what costs 100,000 in the cloud; of 6.88 USD per GPU-hour, 25% reserved and 30% metered",
        terms: typicalTerms.consumption,
      },
    ],
  },
  {
    name: "Jetson Orin, four sites",
    prices: [
      {
        from: "2026-01-01",
        source: `${devicePrice("1,000 to 2,000")}; 275 TOPS, 60 W`,
        terms: devices("Jetson Orin", { devicePrice: 1500, wattsPerDevice: 60, sites: 4, devices: 128, tops: 275 }),
      },
    ],
  },
  {
    name: "Coral Dev Board",
    prices: [
      {
        from: "2026-01-01",
        source: `${devicePrice("150 to 300")}; 4 TOPS, 6 W`,
        terms: devices("Edge TPU", { devicePrice: 225, wattsPerDevice: 6, sites: 4, devices: 40, tops: 4 }),
      },
    ],
  },
  {
    name: "Intel NUC with Movidius",
    prices: [
      {
        from: "2026-01-01",
        source: `${devicePrice("400 to 800")}; 1 to 4 TOPS taken as 2.5, 30 W`,
        terms: devices("Movidius", { devicePrice: 600, wattsPerDevice: 30, sites: 4, devices: 20, tops: 2.5 }),
      },
    ],
  },
  {
    name: "Raspberry Pi 5 with Hailo-8",
    prices: [
      {
        from: "2026-01-01",
        source: `${devicePrice("100 to 200")}; 26 TOPS, 12 W`,
        terms: devices("Hailo-8", { devicePrice: 150, wattsPerDevice: 12, sites: 4, devices: 60, tops: 26 }),
      },
    ],
  },
];
