import type { UnusualDay } from "../calc/anomaly";
import type { Anomaly } from "../calc/anomaly-cause";
import { formatMoney } from "../format/money";
import type { AnomalyName, AnomalyVerdict } from "../schema/anomaly";
import { type CostValuesOf, valueFinder } from "./cost-options";
import { formatRange } from "./cost-text";

export type AnomalyRow = AnomalyName & {
  to: string;
  days: readonly UnusualDay[];
  excess: number;
  /** What shows it: a workload's name, or that of a team, a service or a tier. */
  name: string;
  /** Who has to look into it. */
  owner: string;
  /** "Cloud, Amazon Elastic Compute Cloud" */
  cause: string;
  /** Keys of the filter that shows its lines. */
  filter: { dimension: "workload" | "team" | "service" | "tier"; key: string };
  ignored: Pick<AnomalyVerdict, "reason" | "author" | "at"> | null;
};

type Given = { values: CostValuesOf; verdicts: readonly AnomalyVerdict[] };

const dimensionOf = { workload: "workload", owner: "team", service: "service", tier: "tier" } as const;

/** Anomalies with names, who has to look into each, and what was said of it. */
export function anomalyRows(found: readonly Anomaly[], { values, verdicts }: Given): AnomalyRow[] {
  const find = {
    workload: valueFinder(values.workload),
    team: valueFinder(values.team),
    service: valueFinder(values.service),
    tier: valueFinder(values.tier),
  };
  return found.map(({ level, value, from, to, days, excess, cause }) => {
    const subject = `${level}:${value}`;
    const teamId = cause.owner.startsWith("team:") ? cause.owner.slice(5) : null;
    const own = find[dimensionOf[level]](value);
    const said = verdicts.find((each) => each.subject === subject && each.teamId === teamId && each.from === from);
    const owner = find.team(cause.owner).label;
    return {
      subject,
      teamId,
      from,
      to,
      days,
      excess,
      name: own.label,
      owner: own.label === owner ? "" : owner,
      cause: [find.tier(cause.tier).label, find.service(cause.service).label].join(", "),
      filter: { dimension: dimensionOf[level], key: own.key },
      ignored: said?.verdict === "ignored" ? { reason: said.reason, author: said.author, at: said.at } : null,
    };
  });
}

/** "13 to 15 Oct 2026: $23.9K above normal" */
export function anomalyTitle(
  { from, to, excess }: Pick<AnomalyRow, "from" | "to" | "excess">,
  currency: string,
): string {
  const size = formatMoney(Math.abs(excess), { currency, style: "compact" });
  return `${formatRange({ from, to })}: ${size} ${excess > 0 ? "above" : "below"} normal`;
}
