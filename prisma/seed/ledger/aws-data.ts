import type { DemoWorkload } from "../workloads";
import { demoWorkloads } from "../workloads";
import { accountOf, awsRegionOf, payers, teamTag } from "./accounts";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { dailyGpuHours, growthFactor, launchFactor } from "./load-shape";
import { cost, decimal, paidAsUsed } from "./money";
import { cloudSupplyOn } from "./price-terms";
import { randomOf, wobble } from "./random";

/** USD per GB and month, and per GB, before the private pricing that Northwind has for both. */
const listPrices = { storage: decimal(0.023, 8), volumes: decimal(0.08, 8), egress: decimal(0.09, 8) };
const contracted = { storage: decimal(0.02185, 8), volumes: decimal(0.076, 8), egress: decimal(0.0855, 8) };

type Kind = keyof typeof listPrices;

/** Teams that tag their instances only: what else they have is known by its account. */
const untaggedData = new Set(["Voice", "Robotics"]);

/** The data sets, the disks of instances and the traffic of what is billed by AWS. */
export function awsData(days: readonly LedgerDay[]): BillLine[] {
  return demoWorkloads.flatMap((workload) => {
    const random = randomOf(`data ${workload.name}`);
    const hours = dailyGpuHours(workload, days);
    const meanHours = (workload.gpuHoursMonthly * 12) / 365;
    const items = {
      storage: itemOf("storage", workload),
      volumes: itemOf("volumes", workload),
      egress: itemOf("egress", workload),
    };
    return days.flatMap((day, index) => {
      if (cloudSupplyOn(workload.supply, day.day) === null) return [];
      const share = launchFactor(workload.name, day);
      if (share === 0) return [];
      const monthShare = 1 / day.daysInMonth;
      const trend = growthFactor(workload.growthAnnual, day);
      const load = (hours[index] ?? 0) / meanHours;
      const gb = {
        storage: workload.datasetTb * 1000 * trend * monthShare * wobble(random, 0.004),
        volumes: workload.gpuHoursMonthly < 2000 ? 0 : (300 + workload.gpuHoursMonthly / 6) * trend * monthShare,
        egress: ((workload.egressGbMonthly * 12) / 365) * load * wobble(random, 0.1),
      };
      return (["storage", "volumes", "egress"] as const)
        .filter((kind) => gb[kind] > 0.01)
        .map((kind) => dataLine(items[kind], day, { kind, gb: gb[kind] }));
    });
  });
}

function dataLine(item: BillItem, day: LedgerDay, { kind, gb }: { kind: Kind; gb: number }): BillLine {
  const quantity = decimal(gb, 9);
  const costs = paidAsUsed({ list: cost(quantity, listPrices[kind]), contracted: cost(quantity, contracted[kind]) });
  return billLine(item, day, { quantity, costs });
}

function itemOf(kind: Kind, workload: DemoWorkload): BillItem {
  const tags = untaggedData.has(workload.team)
    ? { dataset: workload.name }
    : { dataset: workload.name, team: teamTag(workload.team) };
  const shared = {
    source: "AWS",
    provider: "AWS",
    region: awsRegionOf(workload),
    payer: payers.aws,
    account: accountOf(workload.team),
    tags,
  } as const;
  switch (kind) {
    case "storage":
      return billItem({
        ...shared,
        service: "Amazon Simple Storage Service",
        serviceCategory: "Storage",
        resource: { id: `arn:aws:s3:::nw-${workload.name}`, name: `nw-${workload.name}` },
        description: "S3 Standard storage, GB-month",
        unit: "GB-Months",
      });
    case "volumes":
      return billItem({
        ...shared,
        service: "Amazon Elastic Block Store",
        serviceCategory: "Storage",
        resource: { id: `vol-${workload.name}`, name: `${workload.name}-data` },
        description: "gp3 volumes, GB-month",
        unit: "GB-Months",
      });
    case "egress":
      return billItem({
        ...shared,
        service: "AWS Data Transfer",
        serviceCategory: "Networking",
        resource: { id: null, name: `${workload.name}-egress` },
        description: "Data transfer out to the internet",
        unit: "GB",
      });
  }
}
