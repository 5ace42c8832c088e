import { addCloudCompute, addCloudStorage } from "../cloud-cost";
import { TotalBook } from "./total-book";
import { growInto, type Series, type TrialGrowth, type TrialStation } from "./trial-loads";

/**
 * A part of a cloud offer's cost that is in proportion to the load. In a trial it is worked out once, for all placements
 * whose loads there differ by a factor alone.
 */
export type SharedCost = { part: CostPart; original: TrialStation; book: TotalBook };

/** What a placement pays for a part: so many times the original's. */
export type CostShare = { shared: SharedCost; factor: number };

type CostPart = "compute" | "storage";

const add = { compute: addCloudCompute, storage: addCloudStorage } as const;

/** By station of a cloud offer, its share of each part. */
export function costShares(stations: readonly TrialStation[]): Map<TrialStation, CostShare[]> {
  const cloud = stations.filter(({ supply }) => supply.kind === "cloud");
  const shares = new Map(cloud.map((station): [TrialStation, CostShare[]] => [station, []]));
  for (const part of ["compute", "storage"] as const) {
    const known: SharedCost[] = [];
    for (const station of cloud) {
      const found = known.flatMap((shared): CostShare[] => {
        const factor = factorOf(station, shared);
        return factor === null ? [] : [{ shared, factor }];
      });
      const own = { part, original: station, book: new TotalBook(station.load.gpuHours.length - 1) };
      if (found.length === 0) known.push(own);
      shares.get(station)?.push(found[0] ?? { shared: own, factor: 1 });
    }
  }
  return shares;
}

/** Enters what a part costs in a trial at the original's load. */
export function workOut(
  { part, original, book }: SharedCost,
  growth: TrialGrowth,
  prices: Float64Array,
  billedFactor: number,
): void {
  const { supply, load } = original;
  if (supply.kind !== "cloud") return;
  for (const series of original[part]) growInto(series, growth, billedFactor);
  book.clear();
  add[part](book, supply, load, prices);
}

/** What an original's load is multiplied by to give a station's, in every month; null: no factor does it. */
function factorOf(station: TrialStation, { part, original }: SharedCost): number | null {
  if (station.supply.id !== original.supply.id) return null;
  const all = sumOf(original[part]);
  const factor = all > 0 ? sumOf(station[part]) / all : 1;
  const isMultiple = station[part].every((series, index) => {
    const like = original[part][index];
    return like !== undefined && isTimes(series, factor, like, 1e-12 * all);
  });
  const changes = ({ load }: TrialStation) => [...load.mixChanges].sort().join();
  return isMultiple && (factor === 0 || changes(station) === changes(original)) ? factor : null;
}

function sumOf(courses: readonly Series[]): number {
  let sum = 0;
  for (const { withPlan, onTheirOwn } of courses) {
    for (let month = 1; month < withPlan.length; month++) sum += (withPlan[month] ?? 0) + (onTheirOwn?.[month] ?? 0);
  }
  return sum;
}

function isTimes(one: Series, factor: number, other: Series, slack: number): boolean {
  for (let month = 1; month < one.withPlan.length; month++) {
    const gap = (one.withPlan[month] ?? 0) - factor * (other.withPlan[month] ?? 0);
    const ownGap = (one.onTheirOwn?.[month] ?? 0) - factor * (other.onTheirOwn?.[month] ?? 0);
    if (Math.abs(gap) > slack || Math.abs(ownGap) > slack) return false;
  }
  return true;
}
