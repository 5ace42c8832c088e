import { z } from "zod";
import type { Supply } from "../calc/supply";

/** Ids stand in the paths of a scenario's origins, so they hold no dot. */
export const planId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "1 to 64 letters, digits, _ or -");

const money = z.number().min(0).max(1e12);
const ratio = z.number().min(0).max(1);
const count = z.int().min(0).max(1_000_000);
const lifeMonths = z.int().min(1).max(360);
const installMonths = z.int().min(0).max(60);
const gpuClass = z.string().trim().min(1).max(60);
/** Never 0: billed hours are used hours divided by it. */
const utilisation = z.number().min(0.01).max(1);

const named = { id: planId, name: z.string().trim().min(1).max(120) };

const reservation = z.object({ instanceHourly: money, upfrontPerInstance: money });

export const purchaseMix = z
  .object({ reserved1y: ratio, reserved3y: ratio, spot: ratio })
  .refine(
    ({ reserved1y, reserved3y, spot }) => reserved1y + reserved3y + spot <= 1 + 1e-9,
    "the purchase mix is more than the whole",
  );

const cloudTerms = z.object({
  kind: z.literal("cloud"),
  gpuClass,
  gpusPerInstance: z.int().min(1).max(1024),
  onDemandHourly: money,
  reserved1y: reservation.nullable(),
  reserved3y: reservation.nullable(),
  spot: z.object({ instanceHourly: money, interruptionOverhead: z.number().min(0).max(10) }).nullable(),
  mix: purchaseMix,
  utilisation,
  egressTiers: z
    .array(z.object({ upToGb: z.number().positive().max(1e12).nullable(), pricePerGb: money }))
    .min(1)
    .max(20),
  storagePricePerGb: money,
  networkShare: z.number().min(0).max(10),
  supportShare: z.number().min(0).max(10),
  priceChangeAnnual: z.number().min(-0.99).max(10),
});

const ownedTerms = z.object({
  kind: z.literal("owned"),
  gpuClass,
  nodePrice: money,
  gpusPerNode: z.int().min(1).max(1024),
  targetUtilisation: utilisation,
  spareNodes: count,
  ownedNodes: count,
  fabricShare: z.number().min(0).max(10),
  buildOutPerKw: money,
  liquidCoolingCapex: money,
  networkCapex: money,
  maintenanceShareAnnual: ratio,
  kwPerNode: z.number().min(0).max(10_000),
  pue: z.number().min(1).max(5),
  pricePerKwh: z.number().min(0).max(1_000_000),
  loadRatio: ratio,
  colocationPerKwMonth: money.nullable(),
  runningMonthlyPerNode: money,
  staffFtePerNode: z.number().min(0).max(100),
  salaryAnnual: money,
  licencesPerGpuYear: money,
  lifeMonths,
  residualRatio: ratio,
  installMonths,
  migrationCost: money,
  runningCostGrowthAnnual: z.number().min(-0.99).max(10).exactOptional(),
});

const consumptionTerms = z.object({
  kind: z.literal("consumption"),
  gpuClass,
  reservedUnits: z.number().min(0).max(1_000_000),
  pricePerUnitMonth: money,
  meteredGpuHourly: money,
  installMonths,
  migrationCost: money,
});

const edgeTerms = z.object({
  kind: z.literal("edge"),
  gpuClass,
  sites: count,
  devices: count,
  devicePrice: money,
  lifeMonths,
  wattsPerDevice: z.number().min(0).max(1_000_000),
  pricePerKwh: z.number().min(0).max(1_000_000),
  connectivityPerSiteMonth: money,
  failureRateAnnual: ratio,
  gpuHoursPerDeviceMonth: z.number().min(0).max(100_000),
  installMonths,
  migrationCost: money,
});

type Report = (path: (string | number)[], message: string) => void;

function checkCloud(offer: z.infer<typeof cloudTerms>, report: Report): void {
  const { mix } = offer;
  if (mix.reserved1y > 0 && !offer.reserved1y) report(["mix", "reserved1y"], "there is no price reserved for 1 year");
  if (mix.reserved3y > 0 && !offer.reserved3y) report(["mix", "reserved3y"], "there is no price reserved for 3 years");
  if (mix.spot > 0 && !offer.spot) report(["mix", "spot"], "there is no spot price");
  offer.egressTiers.forEach((tier, index) => {
    const last = index === offer.egressTiers.length - 1;
    const before = index === 0 ? 0 : (offer.egressTiers[index - 1]?.upToGb ?? Number.POSITIVE_INFINITY);
    if (last !== (tier.upToGb === null)) {
      report(
        ["egressTiers", index, "upToGb"],
        last ? "the last step has no upper end" : "only the last step has no end",
      );
    } else if (tier.upToGb !== null && tier.upToGb <= before) {
      report(["egressTiers", index, "upToGb"], "steps must rise");
    }
  });
}

function checkSupply(supply: { kind: string } | z.infer<typeof cloudTerms>, context: z.RefinementCtx): void {
  if (!("mix" in supply)) return;
  checkCloud(supply, (path, message) => context.addIssue({ code: "custom", path, message }));
}

/** What a price entry holds: a supply's terms without the id and name of its row. */
export const supplyTerms = z
  .discriminatedUnion("kind", [cloudTerms, ownedTerms, consumptionTerms, edgeTerms])
  .superRefine(checkSupply) satisfies z.ZodType<SupplyTerms>;

/** Spread over the union, so that each kind keeps its own fields. */
export type SupplyTerms = Supply extends infer S ? (S extends Supply ? Omit<S, "id" | "name"> : never) : never;

export const supplyInput = z
  .discriminatedUnion("kind", [
    cloudTerms.extend(named),
    ownedTerms.extend(named),
    consumptionTerms.extend(named),
    edgeTerms.extend(named),
  ])
  .superRefine(checkSupply) satisfies z.ZodType<Supply>;
