import { type MetricKey, metricDefinitions } from "@/lib/calc/metric-definitions";
import type { MetricTargetRow } from "@/lib/chart/metric-page";
import type { MetricTarget } from "@/lib/store/metric-targets";
import type { MetricNaming } from "./metric-naming";

export type Targets = {
  /** What the reader's figures are held against. */
  of: (metric: MetricKey) => number | null;
  /** A team's own target by its key in the address; null where it has none of its own. */
  ofTeamKey: (metric: MetricKey, key: string, naming: MetricNaming) => number | null;
  rows: (metric: MetricKey) => MetricTargetRow[];
};

type Known = { teams: readonly { id: string; name: string }[]; ownTeamId: string | null };

/** The own team's target before the organisation's, and that before the one of the definition. */
export function targetsOf(saved: readonly MetricTarget[], { teams, ownTeamId }: Known): Targets {
  const find = (metric: MetricKey, teamId: string | null) =>
    saved.find((each) => each.metric === metric && each.teamId === teamId);
  const ofAll = (metric: MetricKey) => {
    const own = find(metric, null);
    return own ? own.target : metricDefinitions[metric].target;
  };
  return {
    of: (metric) => {
      const own = ownTeamId === null ? undefined : find(metric, ownTeamId);
      return own ? own.target : ofAll(metric);
    },
    ofTeamKey: (metric, key, naming) => {
      const teamId = naming.teamIdOf(key);
      return teamId === null ? null : (find(metric, teamId)?.target ?? null);
    },
    rows: (metric) => [
      { teamId: null, team: "Organisation", target: ofAll(metric), isOwn: find(metric, null) !== undefined },
      ...teams.flatMap(({ id, name }) => {
        const own = find(metric, id);
        return own ? [{ teamId: id, team: name, target: own.target, isOwn: true }] : [];
      }),
    ],
  };
}
