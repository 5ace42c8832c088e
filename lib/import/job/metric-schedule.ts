import { scopeFor } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { holderOf } from "@/lib/auth/session";
import { dayAfter } from "@/lib/calc/day";
import { now, today } from "@/lib/clock";
import { log } from "@/lib/log";
import { findAccount, findAdministrator } from "@/lib/store/accounts";
import { findMetricServer } from "@/lib/store/metric-server";
import { pullMetrics } from "./pull-metrics";

const lookEveryMs = 15 * 60_000;
const retryAfterMs = 60 * 60_000;

// Reloading a module in development must not start a second clock.
const kept = globalThis as typeof globalThis & { crossoverMetricPulls?: NodeJS.Timeout };

/** Pulls yesterday's metrics once a day, and an hour after a pull that failed. */
export function startMetricPulls(): void {
  if (kept.crossoverMetricPulls) return;
  kept.crossoverMetricPulls = setInterval(look, lookEveryMs).unref();
  look();
}

function look(): void {
  pullIfDue().catch((error: unknown) => log.error(error, { where: "metrics of the day" }));
}

/** In the name of who set the server up, else of an administrator; says whether it was due. */
export async function pullIfDue(): Promise<boolean> {
  const administrator = await findAdministrator();
  if (!administrator) return false;
  const reader = scopeFor(holderOf(administrator), "imports:write");
  const server = await findMetricServer(reader);
  if (!server?.enabled || (server.pulledTo ?? "") >= dayAfter(today(), -1)) return false;
  const waited = now().getTime() - (server.pulledAt?.getTime() ?? 0);
  if (server.failure !== null && waited < retryAfterMs) return false;
  const owner = await findAccount(server.updatedById);
  const isOwnerAble = owner && owner.disabledAt === null && mayDo(owner.role, "imports:write");
  await pullMetrics(isOwnerAble ? scopeFor(holderOf(owner), "imports:write") : reader);
  return true;
}
