import { type Amount, compare, zero } from "@/lib/ledger/amount";
import type { DemoWorkload } from "../workloads";
import { demoWorkloads } from "../workloads";
import { accountOf, awsRegionOf, payers, teamTag } from "./accounts";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { type Commitment, type Covered, dailyCover } from "./commitments";
import { dailyGpuHours, isLeftRunning } from "./load-shape";
import { cost, decimal, paidAsUsed } from "./money";
import { type CloudTerms, cloudSupplyOn, cloudTermsOn } from "./price-terms";
import { randomOf, wobble } from "./random";

const hourDecimals = 6;
const priceDecimals = 8;

/** Work that needs less than so many GPU-hours a day takes instances of one GPU. */
const smallGpuHours = 96;

const labInstances = 4;

type Machine = { type: string; gpus: number; hourly: number };

/** One instance's hours on a day. */
type Run = { instance: number; hours: Amount; machine: Machine };

/** GPU instances of every workload that is billed by AWS that day: reserved ones as far as commitments cover them. */
export function awsCompute(days: readonly LedgerDay[]): BillLine[] {
  const cover = dailyCover(days);
  const lines = demoWorkloads.flatMap((workload) => workloadLines(workload, days, cover));
  return [...lines, ...cover.unusedLines()];
}

function workloadLines(
  workload: DemoWorkload,
  days: readonly LedgerDay[],
  cover: ReturnType<typeof dailyCover>,
): BillLine[] {
  const items = new Map<string, BillItem>();
  const hours = dailyGpuHours(workload, days);
  const random = randomOf(`spot ${workload.name}`);
  return days.flatMap((day, index) => {
    const supply = cloudSupplyOn(workload.supply, day.day);
    if (supply === null) return [];
    const terms = cloudTermsOn(supply, day.day);
    const billed = (hours[index] ?? 0) / terms.utilisation;
    const spotShare = ((terms.spot?.instanceHourly ?? 0) / terms.onDemandHourly) * wobble(random, 0.12);
    return runsOf(workload, { day, supply, terms, gpuHours: billed }).flatMap((run) => {
      const itemOf = (commitment: Commitment | null) => {
        const key = `${run.machine.type} ${run.instance} ${commitment?.id}`;
        const found = items.get(key) ?? instanceItem(workload, { run, terms, commitment });
        items.set(key, found);
        return found;
      };
      const list = decimal(run.machine.hourly, priceDecimals);
      const spot = decimal(run.machine.hourly * spotShare, priceDecimals);
      if (terms.mix.spot > 0) return [usageLine(itemOf(null), day, { hours: run.hours, list, price: spot })];
      if (terms.mix.reserved1y === 0) return [usageLine(itemOf(null), day, { hours: run.hours, list, price: list })];
      const { covered, rest } = cover.take(day, run.hours);
      return [
        ...covered.map((part) => coveredLine(itemOf(part.commitment), day, { ...part, list })),
        ...(compare(rest, zero) > 0 ? [usageLine(itemOf(null), day, { hours: rest, list, price: list })] : []),
      ];
    });
  });
}

function runsOf(
  workload: DemoWorkload,
  { day, supply, terms, gpuHours }: { day: LedgerDay; supply: string; terms: CloudTerms; gpuHours: number },
): Run[] {
  const machine = machineOf(supply, terms, gpuHours);
  if (isLeftRunning(workload, day)) {
    const lab = machineOf(supply, terms, 0);
    return Array.from({ length: labInstances }, (_, instance) => ({ instance, hours: decimal(24, 0), machine: lab }));
  }
  // What the lab leaves running at weekends it does not do on weekdays.
  const share = workload.name === "voice-clone-lab" ? 0.27 : 1;
  const spotOverhead = terms.mix.spot > 0 ? 1 + (terms.spot?.interruptionOverhead ?? 0) : 1;
  let left = (gpuHours * share * spotOverhead) / machine.gpus;
  const runs: Run[] = [];
  while (left > 0.05) {
    runs.push({ instance: runs.length, hours: decimal(Math.min(24, left), hourDecimals), machine });
    left -= 24;
  }
  return runs;
}

function machineOf(supply: string, { gpusPerInstance, onDemandHourly, mix }: CloudTerms, gpuHours: number): Machine {
  const type = supply.split(" ")[0] ?? supply;
  const isSmall = type === "p5.48xlarge" && mix.reserved1y === 0 && gpuHours < smallGpuHours;
  return isSmall
    ? { type: "p5.4xlarge", gpus: 1, hourly: onDemandHourly / gpusPerInstance }
    : { type, gpus: gpusPerInstance, hourly: onDemandHourly };
}

function instanceItem(
  workload: DemoWorkload,
  { run, terms, commitment }: { run: Run; terms: CloudTerms; commitment: Commitment | null },
): BillItem {
  const name = `${workload.name}-${String(run.instance + 1).padStart(2, "0")}`;
  const isSpot = terms.mix.spot > 0;
  const how = isSpot ? "Spot Instance" : commitment ? "Reserved Instance" : "On Demand";
  return billItem({
    source: "AWS",
    provider: "AWS",
    service: "Amazon Elastic Compute Cloud",
    serviceCategory: "Compute",
    region: awsRegionOf(workload),
    payer: payers.aws,
    account: accountOf(workload.team),
    resource: { id: instanceId(`${name} ${run.machine.type}`), name },
    description: `${how} Linux ${run.machine.type} instance-hour`,
    pricingCategory: isSpot ? "Dynamic" : commitment ? "Committed" : "Standard",
    commitment: commitment && { id: commitment.id, status: "Used" },
    unit: "Hours",
    tags: {
      env: workload.name.includes("sandbox") ? "demo" : "prod",
      team: teamTag(workload.team),
      workload: workload.name,
    },
    other: { SkuId: run.machine.type, x_GpuClass: terms.gpuClass },
  });
}

export function instanceId(name: string): string {
  const random = randomOf(`instance ${name}`);
  const digits = Array.from({ length: 17 }, () => Math.floor(random() * 16).toString(16));
  return `i-${digits.join("")}`;
}

function usageLine(
  item: BillItem,
  day: LedgerDay,
  { hours, list, price }: { hours: Amount; list: Amount; price: Amount },
): BillLine {
  const costs = paidAsUsed({ list: cost(hours, list), contracted: cost(hours, price) });
  return billLine(item, day, { quantity: hours, costs });
}

/** The commitment was billed when it was bought; its price counts where it is used. */
function coveredLine(
  item: BillItem,
  day: LedgerDay,
  { hours, commitment, list }: Covered & { list: Amount },
): BillLine {
  const full = cost(hours, list);
  return billLine(item, day, {
    quantity: hours,
    costs: { billed: zero, effective: cost(hours, commitment.hourly), list: full, contracted: full },
  });
}
