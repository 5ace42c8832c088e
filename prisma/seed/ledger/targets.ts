import type { Client } from "pg";
import type { MetricKey } from "@/lib/calc/metric-definitions";
import { demoId } from "../ids";
import { tokenOwner } from "../people";
import type { LedgerAudit } from "./ledger-audit";
import { insertRows } from "./rows";

const dayMs = 86_400_000;

/** Beside the usual ones (utilisation, uptime), what Northwind AI agreed on for 2026; Documents works up to its own. */
const targets: readonly { metric: MetricKey; team: string | null; target: number }[] = [
  { metric: "cost-per-million-tokens", team: null, target: 1.2 },
  { metric: "cost-per-gpu-hour", team: null, target: 4.75 },
  { metric: "ai-cost-ratio", team: null, target: 0.1 },
  { metric: "latency-p95", team: null, target: 100 },
  { metric: "quality", team: null, target: 0.88 },
  { metric: "gpu-utilisation", team: "Documents", target: 0.55 },
];

export async function loadTargets(client: Client, now: Date): Promise<LedgerAudit[]> {
  const at = new Date(now.getTime() - 62 * dayMs);
  await insertRows(
    client,
    "metric_target",
    targets.map(({ metric, team, target }) => ({
      metric,
      team_id: team && demoId("team", team),
      target,
      updated_at: at.toISOString(),
    })),
  );
  return targets.map(({ metric, team, target }) => ({
    at,
    actor: tokenOwner,
    action: "metric-target.update",
    entity: "metric-target",
    entityId: metric,
    detail: {
      name: team === null ? metric : `${metric} of ${team}`,
      changes: { target: { from: "usual", to: target } },
    },
  }));
}
