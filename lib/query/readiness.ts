import { authorizePage } from "@/lib/auth/authorize";
import { getThresholds } from "@/lib/store/thresholds";
import { loadPlanner } from "./planners";

/** With the latency below which the organisation's rules send a workload out of the cloud. */
export async function loadReadinessPlanner() {
  const scope = await authorizePage("scenarios:read");
  const [frame, thresholds] = await Promise.all([loadPlanner(["readiness", "breakeven"]), getThresholds(scope)]);
  return { frame, latencyLimitMs: thresholds.onPremLatencyMs };
}
