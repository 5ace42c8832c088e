import { placementConflicts } from "@/lib/calc/placement/conflicts";
import { limitPrices } from "@/lib/calc/placement/limit-prices";
import { placement } from "@/lib/calc/placement/placement";
import { loadSolver } from "@/lib/calc/placement/solve";
import type { SolverMessage, SolverRequest } from "./solver-message";

/** A worker's own `postMessage`: the types of a page are loaded here. */
const send = (message: SolverMessage) => self.postMessage(message);

self.addEventListener("message", (event: MessageEvent<SolverRequest>) => {
  answer(event.data).catch((error: unknown) => {
    send({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});

/** The placement first, so that it can be read while the prices of its limits are still worked out. */
async function answer({ problem, relativeGap, timeLimitSeconds }: SolverRequest): Promise<void> {
  const solve = await loadSolver();
  const options = { relativeGap, timeLimitSeconds };
  const result = placement(problem, solve, {
    ...options,
    onProgress: (progress) => send({ kind: "progress", progress }),
  });
  send({ kind: "result", result });
  if (result.status === "infeasible") send({ kind: "conflicts", conflicts: placementConflicts(problem, solve) });
  if ("bill" in result) {
    // Prices of limits are differences of totals: they need totals that are nearly proved.
    const exact = { ...options, relativeGap: Math.max(relativeGap, 1e-4) };
    send({ kind: "prices", prices: limitPrices(problem, result.bill.total, solve, exact) });
  }
  send({ kind: "done" });
}
