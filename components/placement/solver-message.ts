import type { Conflict } from "@/lib/calc/placement/conflicts";
import type { LimitPrice } from "@/lib/calc/placement/limit-prices";
import type { PlacementResult } from "@/lib/calc/placement/placement";
import type { PlacementProblem } from "@/lib/calc/placement/problem";
import type { SolveProgress } from "@/lib/calc/placement/solve";

export type SolverRequest = { problem: PlacementProblem; relativeGap: number; timeLimitSeconds: number };

/** What the worker says, in this order; "done" or "failed" is the last. */
export type SolverMessage =
  | { kind: "progress"; progress: SolveProgress }
  | { kind: "result"; result: PlacementResult }
  | { kind: "prices"; prices: readonly LimitPrice[] }
  | { kind: "conflicts"; conflicts: readonly Conflict[] }
  | { kind: "done" }
  | { kind: "failed"; message: string };
