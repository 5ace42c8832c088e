import type { WorkloadKind } from "../../calc/classify";
import type { ReaderWorkload } from "../reader/reader-job";

const training: ReadonlySet<WorkloadKind> = new Set(["large-model-training", "fine-tuning", "batch-training"]);
const inference: ReadonlySet<WorkloadKind> = new Set(["batch-inference", "real-time-inference", "edge-inference"]);

/** What tags say of a line: the workload by its name, and whether it trains or serves. */
export type WorkloadTag = { workloadId: string | null; category: "training" | "inference" | null };

/** The tag `workload_type` decides before the kind of the workload that the tag `workload` names. */
export function workloadTagOf(
  tags: Readonly<Record<string, string>>,
  workloads: ReadonlyMap<string, ReaderWorkload>,
): WorkloadTag {
  const workload = Object.hasOwn(tags, "workload") ? workloads.get(nameKey(tags.workload ?? "")) : undefined;
  const type = Object.hasOwn(tags, "workload_type") ? (tags.workload_type ?? "").trim().toLowerCase() : "";
  return { workloadId: workload?.id ?? null, category: categoryOfType(type) ?? categoryOfKind(workload?.kind) };
}

export function workloadsByName(workloads: readonly ReaderWorkload[]): Map<string, ReaderWorkload> {
  return new Map(workloads.map((workload) => [nameKey(workload.name), workload]));
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

function categoryOfType(type: string): WorkloadTag["category"] {
  return type === "training" || type === "inference" ? type : null;
}

function categoryOfKind(kind: WorkloadKind | undefined): WorkloadTag["category"] {
  if (kind === undefined) return null;
  if (training.has(kind)) return "training";
  return inference.has(kind) ? "inference" : null;
}
