import { log } from "../log";
import { lastAuditId } from "../store/alert-facts";
import { deliverOutbox } from "./deliver";
import { evaluateAlerts } from "./evaluate";
import { sendDueReports } from "./reports";
import { openEyes } from "./server-eyes";

const tickMs = 30_000;

type Worker = {
  timer: NodeJS.Timeout;
  stop: AbortController;
  /** The round under way; another one may be wanted after it. */
  round: Promise<void> | null;
  again: boolean;
  /** What had been written when rules were last looked at. */
  seen: string;
};

// Reloading a module in development must not start a second one.
const kept = globalThis as typeof globalThis & { crossoverNotifications?: Worker };

/** Looks at the rules and empties the outbox, now and every half minute, until the server stops. */
export function startNotifications(): void {
  if (kept.crossoverNotifications) return;
  const timer = setInterval(wakeNotifications, tickMs);
  // A server that is done with everything else ends; what was not sent is in the outbox.
  timer.unref();
  kept.crossoverNotifications = { timer, stop: new AbortController(), round: null, again: false, seen: "" };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stopNotifications());
  wakeNotifications();
}

/** Something happened that somebody may want to be told of. Without a running worker nothing follows. */
export function wakeNotifications(): void {
  const worker = kept.crossoverNotifications;
  if (!worker || worker.stop.signal.aborted) return;
  if (worker.round) {
    worker.again = true;
    return;
  }
  worker.round = runRound(worker)
    // The next tick tries again.
    .catch((error: unknown) => log.error(error, { where: "notifications" }))
    .finally(() => {
      worker.round = null;
      if (!worker.again) return;
      worker.again = false;
      wakeNotifications();
    });
}

/** Lets what is being sent end and starts nothing more. */
export async function stopNotifications(): Promise<void> {
  const worker = kept.crossoverNotifications;
  if (!worker) return;
  clearInterval(worker.timer);
  worker.stop.abort();
  worker.again = false;
  await worker.round;
  delete kept.crossoverNotifications;
}

async function runRound(worker: Worker): Promise<void> {
  const eyes = await openEyes();
  if (!eyes) return;
  // Every write has an audit row, so an unchanged log means unchanged facts; a new day can make a source late.
  const seen = `${new Date().toISOString().slice(0, 13)} ${await lastAuditId(eyes.alerts)}`;
  if (seen !== worker.seen) {
    const count = await evaluateAlerts(eyes);
    if (count > 0) log.info("alerts fired", { count });
    worker.seen = seen;
  }
  await sendDueReports(eyes);
  await deliverOutbox(eyes.alerts, worker.stop.signal);
}
