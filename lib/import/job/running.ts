import { NamedTurns, Turns } from "./turns";

/** How a piece of work on an import ended. */
export type Outcome =
  | { state: "staged"; rejected: number }
  | { state: "committed" }
  | { state: "duplicate"; of: string }
  | { state: "unreadable"; reason: string }
  /** It waits for somebody to say what its columns stand for. */
  | { state: "unmapped"; reason: string }
  /** It stays staged; `reason` is for the user. */
  | { state: "refused"; reason: string }
  | { state: "cancelled" }
  | { state: "failed"; error: unknown };

export type RunningJob = { stop: AbortController; outcome: Promise<Outcome> };

type Kept = {
  /** Checks take memory and a processor, commits the disk: one of each at a time. */
  checks: Turns;
  commits: Turns;
  /** The same file of a source is looked at once; those that come meanwhile find it counted. */
  files: NamedTurns;
  jobs: Map<string, RunningJob>;
};

// Reloading a module in development must not forget what is running.
const kept = globalThis as typeof globalThis & { crossoverImports?: Kept };

export function running(): Kept {
  kept.crossoverImports ??= { checks: new Turns(), commits: new Turns(), files: new NamedTurns(), jobs: new Map() };
  return kept.crossoverImports;
}

/** How many imports this process is at work on. */
export function runningImports(): number {
  return running().jobs.size;
}

/** Starts a piece of work on an import, detached from whoever asked. Its outcome never rejects. */
export function startJob(importId: string, work: (signal: AbortSignal) => Promise<Outcome>): RunningJob {
  const { jobs } = running();
  const stop = new AbortController();
  const outcome = work(stop.signal)
    .catch((error: unknown): Outcome => (stop.signal.aborted ? { state: "cancelled" } : { state: "failed", error }))
    .finally(() => {
      if (jobs.get(importId) === job) jobs.delete(importId);
    });
  const job = { stop, outcome };
  jobs.set(importId, job);
  return job;
}
