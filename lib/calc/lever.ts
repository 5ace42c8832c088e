import type { PurchaseMix } from "./supply";

/** What a lever does to the workloads it names. */
export type LeverChange =
  /** The same work on fewer GPUs: GPU-hours × after / before. */
  | { kind: "gpu-sharing"; gpusBefore: number; gpusAfter: number }
  /** Requests combined until the GPU is better used: GPU-hours × before / after. */
  | { kind: "batching"; utilisationBefore: number; utilisationAfter: number }
  /** Idle cloud instances end: what is allocated is used to at least this share. */
  | { kind: "auto-shutdown"; utilisation: number }
  /** New cloud commitments and spot follow this mix; commitments already made run to the end of their term. */
  | { kind: "purchase-mix"; mix: PurchaseMix }
  /** A smaller model: GPU-hours × cost ratio. */
  | { kind: "compression"; costRatio: number }
  /** Data stays where it is used: egress × (1 − the share avoided). */
  | { kind: "locality"; egressAvoided: number }
  /** Anything else: every demand and every usage price times a factor. */
  | { kind: "other"; demandFactor: number; priceFactor: number };

export type LeverKind = LeverChange["kind"];

/** A change to demand or price of chosen workloads from a month on; levers apply in order. */
export type Lever = {
  id: string;
  name: string;
  /** null: every workload. */
  workloadIds: readonly string[] | null;
  fromMonth: number;
  /** Effort to bring it about, paid at the start of `fromMonth`. */
  oneOffCost: number;
  change: LeverChange;
};

/** Factors on demand and price; 1 changes nothing. */
export type LeverFactors = { gpuHours: number; storage: number; egress: number; price: number };

/** Throws RangeError for a ratio of nothing: the schema refuses it before. */
export function leverFactors(change: LeverChange): LeverFactors {
  const none = { gpuHours: 1, storage: 1, egress: 1, price: 1 };
  switch (change.kind) {
    case "gpu-sharing":
      return { ...none, gpuHours: quotient(change.gpusAfter, change.gpusBefore) };
    case "batching":
      return { ...none, gpuHours: quotient(change.utilisationBefore, change.utilisationAfter) };
    case "compression":
      return { ...none, gpuHours: change.costRatio };
    case "locality":
      return { ...none, egress: 1 - change.egressAvoided };
    case "other": {
      const { demandFactor: demand, priceFactor: price } = change;
      return { gpuHours: demand, storage: demand, egress: demand, price };
    }
    case "auto-shutdown":
    case "purchase-mix":
      return none;
  }
}

function quotient(part: number, whole: number): number {
  if (!(whole > 0)) throw new RangeError(`A lever divides by ${whole}.`);
  return part / whole;
}
