import type { LeverChange } from "../calc/lever";
import { gpuHourRate } from "../calc/rate";
import type { Supply } from "../calc/supply";
import type { utilisationSaving } from "../calc/utilisation";
import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { Workload } from "../schema/workload";
import type { SentencePart } from "./scenario-finding";

export const utilisationLevers = ["batching", "auto-shutdown"] as const;

export type UtilisationLever = (typeof utilisationLevers)[number];

export const utilisationLeverTexts: Readonly<Record<UtilisationLever, { title: string; note: string; name: string }>> =
  {
    batching: {
      title: "Batching",
      note: "Small requests are combined, so that a GPU-hour does more work. The guide goes from 30% to 85%.",
      name: "Batch inference requests",
    },
    "auto-shutdown": {
      title: "Auto-shutdown and scaling",
      note: "Clusters follow the queue, and instances idle for 15 minutes end: less of what is allocated stays unused.",
      name: "End idle cloud instances",
    },
  };

/** The guide's. */
export const targetUtilisation = 0.85;

export type UtilisationToday = {
  /** GPU-hours at today's prices, storage and egress aside. */
  monthlyCost: number;
  /** Of the workloads' GPU-hours, or of what their cloud offers allocate; null when it is known of none. */
  utilisation: number | null;
};

type Frame = { workloads: readonly Workload[]; supplies: readonly Supply[] };

/** Batching is for inference with a measured utilisation, shutting down for what runs in the cloud. */
export function eligibleWorkloads(lever: UtilisationLever, { workloads, supplies }: Frame): readonly Workload[] {
  if (lever === "auto-shutdown") return workloads.filter((workload) => supplyOf(workload, supplies)?.kind === "cloud");
  return workloads.filter(({ kind, utilisation }) => /-inference$/.test(kind) && utilisation !== null);
}

/** Those chosen before anybody chooses: below the target. Edge devices are not batched. */
export function firstWorkloads(lever: UtilisationLever, frame: Frame): string[] {
  return eligibleWorkloads(lever, frame)
    .filter(
      ({ kind, utilisation }) => lever === "auto-shutdown" || (kind === "batch-inference" && (utilisation ?? 1) < 0.5),
    )
    .map(({ id }) => id);
}

/** What workloads cost and how well they use it. Workloads without a price today are left out of the cost. */
export function utilisationToday(
  lever: UtilisationLever,
  chosen: readonly Workload[],
  supplies: readonly Supply[],
): UtilisationToday {
  let [monthlyCost, hours, used] = [0, 0, 0];
  for (const workload of chosen) {
    const supply = supplyOf(workload, supplies);
    monthlyCost += supply ? (gpuHourRate(supply) ?? 0) * workload.gpuHoursMonthly : 0;
    if (lever === "batching" && workload.utilisation !== null) {
      hours += workload.gpuHoursMonthly;
      used += workload.gpuHoursMonthly * workload.utilisation;
    }
    if (lever === "auto-shutdown" && supply?.kind === "cloud") {
      hours += workload.gpuHoursMonthly / supply.utilisation;
      used += workload.gpuHoursMonthly;
    }
  }
  return { monthlyCost, utilisation: hours > 0 ? used / hours : null };
}

export function utilisationChange(
  lever: UtilisationLever,
  { utilisation, targetUtilisation }: { utilisation: number; targetUtilisation: number },
): LeverChange {
  if (lever === "auto-shutdown") return { kind: "auto-shutdown", utilisation: targetUtilisation };
  return { kind: "batching", utilisationBefore: utilisation, utilisationAfter: targetUtilisation };
}

/** What the better use is worth, as a sentence with its figures. */
export function utilisationFinding(
  lever: UtilisationLever,
  result: ReturnType<typeof utilisationSaving>,
  currency: string,
): readonly SentencePart[] {
  const money = (value: number) => `${formatMoney(Math.abs(value), { currency, style: "compact" })} a month`;
  if (result.saving <= 0 && lever === "auto-shutdown") {
    return [{ text: "The allocation is used as well as that already: there is nothing to end." }];
  }
  if (result.saving === 0) return [{ text: "The same use costs the same." }];
  const isDearer = result.saving < 0;
  return [
    { text: `${times(isDearer ? 1 / result.hoursFactor : result.hoursFactor)}`, strong: true },
    { text: ` ${isDearer ? "more" : "fewer"} paid GPU-hours for the same work ${isDearer ? "cost" : "save"} ` },
    { text: money(result.saving), strong: true },
    {
      text: isDearer
        ? " more."
        : ` (${formatRatio(result.savingRatio)}). Idle time costs ${money(result.idleCost)} now.`,
    },
  ];
}

function times(factor: number): string {
  return `${formatQuantity(factor, { digits: 2 })}×`;
}

/** Ending idle instances never lowers a use that is better already; combining requests can be planned either way. */
export function isLever(lever: UtilisationLever, { saving }: { saving: number }): boolean {
  return saving > 0 || (lever === "batching" && saving < 0);
}

function supplyOf({ supplyId }: Workload, supplies: readonly Supply[]): Supply | undefined {
  return supplies.find(({ id }) => id === supplyId);
}
