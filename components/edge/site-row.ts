import type { Typed } from "@/components/planners/use-checked";
import type { EdgeSiteTerms } from "@/lib/chart/edge-sites";

/** A site as it is edited, with the device it takes and the workload it stands for. */
export type SiteRow = Typed<EdgeSiteTerms> & { id: string; deviceId: string; workloadId: string | null };
