import { formatInstant, formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { missing } from "../format/number";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { Initiative } from "../schema/initiative";
import { initiativeStatusNames, monthsAfter, phaseNames } from "../schema/initiative-words";
import type { RoadmapFacts } from "../schema/roadmap-facts";
import { drawn } from "./cost-delta";
import { covers } from "./roadmap-cells";
import { type Health, healthNames } from "./roadmap-health";
import { roadmapSavings } from "./roadmap-measure";
import { roadmapRows } from "./roadmap-rows";
import { cellsOf, type RoadmapCells } from "./roadmap-table";

export type EvidenceRow = {
  name: string;
  unit: string;
  unitCost: string;
  volume: string;
  wouldCost: string;
  actual: string;
  saving: string;
};

export type InitiativeView = {
  health: Health;
  status: string;
  cells: RoadmapCells;
  reason: string | null;
  facts: readonly { label: string; value: string }[];
  months: readonly { month: string; planned: string; realised: string; reason: string | null }[];
  baseline: { months: string; frozen: string } | null;
  /** Of the last complete month, by workload; empty without a baseline. */
  evidence: readonly EvidenceRow[];
  now: string | null;
  sharedWith: readonly string[];
  history: readonly { id: string; at: string; who: string; what: string }[] | null;
};

type Event = {
  id: string;
  at: string;
  actorName: string | null;
  action: string;
  changes: Readonly<Record<string, { from: unknown; to: unknown }>>;
};

type Context = {
  initiatives: readonly Initiative[];
  facts: RoadmapFacts;
  today: string;
  currency: string;
  timeZone: string;
  history: readonly Event[] | null;
};

export function initiativeView(initiative: Initiative, context: Context): InitiativeView {
  const { initiatives, facts, today, currency, timeZone } = context;
  const full = monthsAfter(initiative.startMonth, Math.max(1, initiative.rampMonths) - 1);
  const last = [full, today.slice(0, 7)].toSorted().at(-1) ?? full;
  const savings = roadmapSavings(initiatives, facts, last);
  const row = roadmapRows(savings, today).find((each) => each.initiative.id === initiative.id);
  if (!row) throw new RangeError(`${initiative.name} is not on the roadmap.`);
  const whole = (value: number | null) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const { baseline } = initiative;
  return {
    health: row.health,
    status: healthNames[row.health],
    cells: cellsOf(row, currency),
    reason: row.reason,
    facts: factsOf(initiative, { facts, currency }),
    months: row.savings.realised.map(({ month, amount, reason }) => ({
      month: formatMonth(month),
      planned: whole(row.savings.planned[savings.span.indexOf(month)] ?? 0),
      realised: whole(amount),
      reason,
    })),
    baseline: baseline && {
      months: baseline.months.map((month) => formatMonth(month, "short")).join(", "),
      frozen: `${formatInstant(baseline.frozenAt, timeZone)} by ${baseline.frozenBy}`,
    },
    evidence:
      savings.now === null || savings.now < initiative.startMonth ? [] : evidenceOf(initiative, savings.now, context),
    now: savings.now,
    sharedWith: initiatives
      .filter((other) => other.id !== initiative.id && overlaps(initiative, other))
      .map(({ name }) => name),
    history: context.history?.map((event) => historyOf(event, timeZone)) ?? null,
  };
}

/** Both are measured, and on a workload of both. */
function overlaps(one: Initiative, other: Initiative): boolean {
  if (!one.baseline || !other.baseline || (other.savingRatio ?? other.savingMonthly ?? 0) === 0) return false;
  if (one.component !== null && other.component !== null && one.component !== other.component) return false;
  const ids = new Set(one.baseline.workloads.map(({ workloadId }) => workloadId));
  return other.baseline.workloads.some(({ workloadId }) => ids.has(workloadId));
}

function factsOf(initiative: Initiative, { facts, currency }: { facts: RoadmapFacts; currency: string }) {
  const whole = (value: number) => `${formatMoney(value, { currency, style: "whole", symbol: "none" })} ${currency}`;
  const names = initiative.workloadIds.map(
    (id) => facts.workloads.find((each) => each.id === id)?.name ?? "a workload of another team",
  );
  return [
    { label: "Phase", value: phaseNames[initiative.phase] },
    { label: "Status", value: initiativeStatusNames[initiative.status] },
    { label: "Owner", value: initiative.ownerName ?? missing },
    { label: "Team", value: initiative.teamName ?? "All teams" },
    { label: "Starts", value: formatMonth(initiative.startMonth) },
    {
      label: "Ramp",
      value: initiative.rampMonths <= 1 ? "all of it at once" : `${initiative.rampMonths} months to all of it`,
    },
    { label: "Due", value: formatMonth(initiative.dueMonth) },
    {
      label: "Saves",
      value:
        initiative.savingRatio === null
          ? `${whole(initiative.savingMonthly ?? 0)} a month`
          : `${formatRatio(initiative.savingRatio)} of what is left of its scope`,
    },
    {
      label: "Scope",
      value: `${names.length === 0 ? "Every cost" : names.join(", ")}${initiative.component ? `, ${initiative.component} only` : ""}`,
    },
    { label: "Costs once", value: whole(initiative.oneOffCost) },
    { label: "Costs a month", value: whole(initiative.monthlyCost) },
    {
      label: "Confidence",
      value: `${formatRatio(initiative.confidenceRatio, { digits: 0 })} of what is still to come`,
    },
    { label: "Comes from", value: originText(initiative.origin) },
    ...(initiative.note ? [{ label: "Note", value: initiative.note }] : []),
  ];
}

function originText(origin: Initiative["origin"]): string {
  switch (origin.kind) {
    case "hand":
      return "Entered by hand";
    case "lever":
      return `A lever of a scenario, version ${origin.version}`;
    case "move":
      return `The move of a scenario, version ${origin.version}, ${formatRatio(origin.share, { digits: 0 })} on-prem`;
    case "recommendation":
      return origin.what;
  }
}

/** Where a scenario stands that an initiative came from; null: it came from none. */
export function originHref({ origin }: Initiative): string | null {
  return origin.kind === "lever" || origin.kind === "move"
    ? `/scenarios/${origin.scenarioId}?version=${origin.version}&tab=levers`
    : null;
}

function evidenceOf(initiative: Initiative, month: string, { facts, currency }: Context): EvidenceRow[] {
  const whole = (value: number | null) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  return (initiative.baseline?.workloads ?? []).map((workload) => {
    const { workloadId, metric, name } = workload;
    const before = workload.costs.reduce((sum, { amount }) => sum + drawn(amount), 0);
    const volumeBefore = workload.volume === null ? null : drawn(workload.volume);
    const found = facts.volumes.find(
      (each) => each.month === month && each.workloadId === workloadId && each.metric === metric,
    );
    const volume = found ? drawn(found.value) : null;
    const actual = facts.costs
      .filter((each) => each.month === month && each.workloadId === workloadId && covers(initiative, each, facts.teams))
      .reduce((sum, { amount }) => sum + drawn(amount), 0);
    const unitCost = volumeBefore !== null && volumeBefore > 0 ? before / volumeBefore : null;
    const wouldCost = unitCost === null || volume === null ? null : unitCost * volume;
    const isMillions = metric === "tokens" || metric === "inferences" || metric === "requests";
    const scale = isMillions ? 1e6 : 1;
    return {
      name: name ?? "Costs without a workload",
      unit: metric === null ? missing : isMillions ? `million ${metric}` : (units[metric] ?? metric),
      unitCost: formatMoney(unitCost === null ? null : unitCost * scale, { currency, style: "unit", symbol: "none" }),
      volume: volume === null ? missing : formatQuantity(volume / scale, { digits: 0 }),
      wouldCost: whole(wouldCost),
      actual: whole(actual),
      saving: whole(wouldCost === null ? null : wouldCost - actual),
    };
  });
}

const units: Readonly<Record<string, string>> = {
  "gpu-hours-used": "GPU-hours used",
  "training-runs": "training runs",
};

const actions: Readonly<Record<string, string>> = {
  "initiative.create": "created it",
  "initiative.update": "changed",
  "initiative.status": "set the status:",
  "initiative.move": "moved it in the order:",
  "initiative.archive": "archived it",
  "initiative.restore": "restored it",
};

function historyOf({ id, at, actorName, action, changes }: Event, timeZone: string) {
  const parts = Object.entries(changes).map(([field, { from, to }]) => `${field} ${from ?? "none"} → ${to ?? "none"}`);
  return {
    id,
    at: formatInstant(at, timeZone),
    who: actorName ?? "The deployment",
    what: [actions[action] ?? action, parts.join(", ")].filter(Boolean).join(" "),
  };
}
