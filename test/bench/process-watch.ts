import { readFile } from "node:fs/promises";

/** Of the processes that are watched until it is stopped, by name, as Linux tells it. */
export type ProcessWatch = {
  /** Peak resident memory. */
  peaksMb(): Readonly<Record<string, number>>;
  /** Processor time that they have taken since they began, which other work on the machine changes little. */
  processorSeconds(name: string): number;
  stop(): Promise<void>;
};

/** `pids` names what is to be watched now, as often as it is asked. */
export function watchProcesses(pids: () => Promise<Readonly<Record<string, readonly number[]>>>): ProcessWatch {
  const peaks: Record<string, number> = {};
  const taken = new Map<string, Map<number, number>>();
  const look = async () => {
    for (const [name, ids] of Object.entries(await pids())) {
      const ofName = taken.get(name) ?? new Map<number, number>();
      taken.set(name, ofName);
      for (const id of ids) {
        peaks[name] = Math.max(peaks[name] ?? 0, await residentMb(id));
        ofName.set(id, Math.max(ofName.get(id) ?? 0, await processorSecondsOf(id)));
      }
    }
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
  }, 100);
  return {
    peaksMb: () => peaks,
    processorSeconds: (name) => [...(taken.get(name)?.values() ?? [])].reduce((sum, seconds) => sum + seconds, 0),
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** Of its own: what a Postgres process shares with the others is counted in none. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return (kilobytes("VmRSS") - kilobytes("RssShmem")) / 1024;
}

/** User and system time; Linux counts it in hundredths of a second. */
async function processorSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** The Node processes that this one has started. */
export async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const named = await Promise.all(
    children.split(" ").map(async (id) => ({
      id: Number(id),
      name: (await readFile(`/proc/${id}/comm`, "utf8").catch(() => "")).trim(),
    })),
  );
  return named.filter(({ name }) => name === "node").map(({ id }) => id);
}
