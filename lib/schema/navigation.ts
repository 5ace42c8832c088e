/** The pages of the sidebar. */
export type NavigationKey =
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
  | "formulas"
  | "settings";
