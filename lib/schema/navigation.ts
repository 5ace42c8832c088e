/** The pages of the sidebar. */
export type NavigationKey =
  | "costs"
  | "workloads"
  | "scenarios"
  | "commitments"
  | "gpu-sharing"
  | "compression"
  | "data-movement"
  | "edge"
  | "facility"
  | "consumption"
  | "readiness"
  | "chargeback"
  | "allocation"
  | "imports"
  | "formulas"
  | "settings";
